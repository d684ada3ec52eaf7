"""How much a brief tells."""

import pytest

from rasad.show.scope import LIMITS


@pytest.mark.parametrize(("documents", "most"), [(0, 144), (1, 144), (6, 24), (10, 14), (60, 12)])
def test_of_few_documents_more_sayings_of_one_side_are_told(documents, most):
    assert LIMITS["full"].of_side(documents) == most
    assert LIMITS["short"].of_side(documents) == LIMITS["short"].statements
