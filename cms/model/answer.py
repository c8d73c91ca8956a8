"""What ``why`` answers about an article."""

from enum import Enum
from typing import NamedTuple

from cms.model.message import Message


class Effect(Enum):
    """What a reason does to the page, the worst first.

    It stops the whole build, keeps the page from being published, makes that a matter of luck,
    keeps readers from finding the page where they look for it, or is only worth knowing.
    """

    BREAKS = "breaks"
    HIDES = "hides"
    MAY_HIDE = "may-hide"
    LIMITS = "limits"
    NOTE = "note"


class Verdict(Enum):
    """What becomes of an article now, as the worst of the reasons has it."""

    NOT_BUILT = "not-built"
    NO_PAGE = "no-page"
    HIDDEN = "hidden"
    UNCERTAIN = "uncertain"
    LIMITED = "limited"
    VISIBLE = "visible"


class Spot(NamedTuple):
    """A place to click on: the path from the current folder, and line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


class Reason(NamedTuple):
    """Why readers do not see a page, or not as its author thinks.

    ``kind`` is a word for programs and ``brief`` the reason in a clause. Where ``change`` is None
    the message itself ends in what to change, behind its last semicolon.
    """

    kind: str
    effect: Effect
    brief: Message
    message: Message
    change: Message | None = None
    spot: Spot | None = None


class Because(NamedTuple):
    """What decided a fact, where that is written, if it is, and what else there is to know."""

    message: Message
    spot: Spot | None = None
    remark: Message | None = None


class Sibling(NamedTuple):
    """A translation: its language, its file and the status that ``cms list`` gives it."""

    language: str
    path: str
    status: str


class PageFacts(NamedTuple):
    """Where, when and in which language Hugo publishes a page, or would.

    Times are as in RFC 3339, empty where the page has none: ``date``, the publication ``start``,
    what that is by the author's clock where Hugo reads another time, and the ``end``. ``files`` and
    ``alias_files`` are relative to the publish folder. ``missing`` are the languages of the
    site that the page is not translated to.
    """

    title: str
    language: str
    language_from: Because
    kind: str
    bundle: str
    section: str
    status: str
    url: str
    permalink: str
    address_from: Because
    files: tuple[str, ...]
    alias_files: tuple[str, ...]
    date: str
    date_from: Because | None
    start: str
    start_meant: str
    end: str
    translations: tuple[Sibling, ...]
    missing: tuple[str, ...]


class Answer(NamedTuple):
    """Everything about one file in one language.

    ``page`` is None for a file that is no page, or one that Hugo cannot read.
    ``path`` is relative to the current folder. The reasons come with the worst first. What
    ``is_named`` was asked about by name, not with its folder.
    """

    path: str
    verdict: Verdict
    summary: Message
    page: PageFacts | None
    reasons: tuple[Reason, ...]
    is_named: bool = True

    @property
    def is_visible(self) -> bool:
        """Whether readers see the page now, at its address at least."""
        return self.verdict in (Verdict.VISIBLE, Verdict.LIMITED)


class Answers(NamedTuple):
    """The answers in the order of the files, and what could not be known."""

    answers: tuple[Answer, ...]
    notices: tuple[Message, ...]

    @property
    def exit_code(self) -> int:
        """0 when readers see every article now, otherwise 1."""
        return int(not all(answer.is_visible for answer in self.answers))
