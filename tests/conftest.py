"""What holds for all tests: how long one takes says nothing, machines differ."""

from hypothesis import settings

settings.register_profile("rasad", deadline=None)
settings.load_profile("rasad")
