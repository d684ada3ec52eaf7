"""Alerts -> standard output, a file of JSON Lines, an address by POST. What has arrived is not sent again.

A line of the file is looked for before it is written a second time; to an address each alert goes with its id as
Idempotency-Key, for the rare case that it arrived and the watch was killed before it could note so.
"""

from collections.abc import Callable
from pathlib import Path

from rasad.errors import ReadError, StoreError
from rasad.readers.fetching import Limits, Request, fetch
from rasad.records.alerts import AlertRow
from rasad.store.watching import Parcel
from rasad.watch.links import host_of
from rasad.watch.plan import Deliver

_LIMITS = Limits(most_bytes=1_000_000, timeout_s=15.0, most_redirects=0)
_TAIL = 1_000_000  # bytes at the end of the file among which the last alert is, if it was written
_DONE = range(200, 300)
Print = Callable[[AlertRow], None]


class Delivery:
    """Delivers alerts; what fails raises ReadError or StoreError, and is to be tried again.

    Args:
        deliver: the channels.
        print_alert: shows an alert where it is to be printed.
    """

    def __init__(self, deliver: Deliver, print_alert: Print) -> None:
        self._deliver = deliver
        self._print = print_alert
        self._is_file_known = False

    def send(self, parcel: Parcel, alert: AlertRow) -> None:
        """Deliver one alert over the channel of its parcel; one that is not used any more takes nothing."""
        if parcel.channel == "stdout":
            self._print(alert)
        elif parcel.channel == "file" and self._deliver.file:
            self._append(Path(self._deliver.file), parcel)
        elif parcel.channel == "webhook" and self._deliver.webhook:
            self._post(self._deliver.webhook, parcel)

    def _append(self, path: Path, parcel: Parcel) -> None:
        line = parcel.body.encode() + b"\n"
        try:
            end = self._end_of(path)
            if parcel.tries or not self._is_file_known:
                self._is_file_known = True
                if line in end:
                    return
            with path.open("ab") as file:
                file.write(line if not end or end.endswith(b"\n") else b"\n" + line)
        except OSError as error:
            raise StoreError(f"{path}: the alert cannot be written: {error.strerror}. Check the folder.") from error

    @staticmethod
    def _end_of(path: Path) -> bytes:
        if not path.exists():
            return b""
        with path.open("rb") as file:
            file.seek(max(path.stat().st_size - _TAIL, 0))
            return file.read()

    @staticmethod
    def _post(url: str, parcel: Parcel) -> None:
        headers = {"Content-Type": "application/json", "Idempotency-Key": parcel.id}
        answer = fetch(
            url,
            limits=_LIMITS,
            allowed_hosts=[host_of(url), f"www.{host_of(url)}"],
            request=Request(headers, parcel.body.encode()),
        )
        if answer.status not in _DONE:
            raise ReadError(
                f"{url}: the server answered {answer.status} to an alert. Check the address of the webhook."
            )
