"""Images downloaded, put into folders, and named in their articles instead of what was there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from cms.engine.editing import files as editing
from cms.engine.editing.files import Edits
from cms.engine.enquiry import Reach, manners_of, reach, referer_of, silent
from cms.engine.localise import sources
from cms.engine.localise.articles import Article, Key, Rewriting, key_of
from cms.engine.localise.plan import Plan, Request, Wanted
from cms.engine.localise.shelves import Shelves
from cms.engine.localise.verdicts import judged
from cms.engine.move.carry_out import alone, check_finished, finish
from cms.engine.workspace import Target, find_targets, notices_of, shown_path
from cms.errors import InputError, UsageError
from cms.hugo.config.discovery import find_site
from cms.model import Diagnostic, Message, msg
from cms.remote.addresses import Address, Unfit
from cms.remote.downloading import Download, Downloads, Most
from cms.remote.manners import Time
from cms.remote.verdicts import Verdict
from cms.settings import RemoteImages

AT_ONCE = 32
"""Images that are in memory together."""

_MOST = Most(100_000_000, 1_000_000_000)
"""What an image has at most where settings set no limit."""


class Outside(NamedTuple):
    """What a run needs of the world around it."""

    progress: Callable[[int, int], None] = silent
    reach: Reach = reach
    time: Time = Time()


class Saved(NamedTuple):
    """A file that the site has now, and where it comes from."""

    url: str
    path: str


class Localised(NamedTuple):
    """What came of articles: ``remaining`` is what there is to say of images that stay.

    ``staying`` is how many do, of each article.
    """

    saved: tuple[Saved, ...] = ()
    edits: Edits = Edits((), (), 0)
    remaining: tuple[Diagnostic, ...] = ()
    staying: int = 0
    is_interrupted: bool = False

    def plus(self, other: Localised) -> Localised:
        """Both together."""
        return Localised(
            self.saved + other.saved,
            self.edits.plus(other.edits),
            self.remaining + other.remaining,
            self.staying + other.staying,
            other.is_interrupted,
        )


def localise(request: Request, outside: Outside) -> Localised:
    """Brings images of other hosts into sites, one site after the other."""
    found = Localised()
    for root in _roots(request):
        with _site(root, request) as (target, notices):
            plan = Plan(target, request)
            edits = Edits((), tuple(plan.left), len(plan.articles), tuple(notices))
            found = found.plus(Localised(edits=edits)).plus(_Run(plan, request, outside).run())
        if found.is_interrupted:
            break
    return found


def plans(request: Request) -> tuple[list[Wanted], Edits]:
    """What would be asked for, and what would be left; nobody is asked."""
    wanted: list[Wanted] = []
    edits = Edits((), (), 0)
    for root in _roots(request):
        with _site(root, request) as (target, notices):
            plan = Plan(target, request)
            wanted += plan.wanted()
            edits = edits.plus(Edits((), tuple(plan.left), len(plan.articles), tuple(notices)))
    return wanted, edits


def _roots(request: Request) -> list[Path]:
    """The sites that are meant; raises ``UsageError`` for what is in none."""
    targets = find_targets(request.paths, request.overrides, request.environ)
    roots = [target.config.root for target in targets]
    for root in roots:
        if find_site(root) is None:
            raise UsageError(
                msg("{root} is not in a Hugo site", root=_shown(root)),
                msg("run it inside the site's folder"),
            )
    return roots


@contextmanager
def _site(root: Path, request: Request) -> Iterator[tuple[Target, list[Message]]]:
    """A site as it is once nobody else moves anything there, and what could not be known of it."""
    with _kept_alone(root, writes=request.writes):
        targets = find_targets(request.paths, request.overrides, request.environ)
        target = next(each for each in targets if each.config.root == root)
        yield target, notices_of([target])


@contextmanager
def _kept_alone(root: Path, *, writes: bool) -> Iterator[None]:
    if not writes:
        check_finished(root)
        yield
        return
    with alone(root):
        finish(root)
        yield


class _Outcome(NamedTuple):
    """What became of an address: the file's name in each folder, or why there is none."""

    verdict: Verdict
    names: Mapping[Path, str] = {}
    reason: Message | None = None


class _Run:
    """A plan carried out."""

    def __init__(self, plan: Plan, request: Request, outside: Outside) -> None:
        self._plan = plan
        self._request = request
        self._outside = outside
        self._root = plan.target.config.root
        self._shelves = Shelves(self._root, writes=request.writes)
        self._outcomes: dict[Address, _Outcome] = {}
        self._saved: dict[Saved, None] = {}
        self._staying = sum(len(set(map(key_of, each.uses))) for each in plan.articles)
        self._found = Localised()

    def run(self) -> Localised:
        """Downloads a few images at a time, and finishes the articles that have all of theirs."""
        if not self._plan.articles:
            return self._found
        sources.check(self._root)
        is_interrupted = False
        try:
            self._download_all()
        except KeyboardInterrupt:
            is_interrupted = True
        articles, moment = self._plan.articles, self._request.moment
        remaining = judged(self._plan.target, moment, articles, self._verdict)
        return self._found._replace(
            saved=tuple(self._saved),
            remaining=tuple(remaining),
            staying=self._staying,
            is_interrupted=is_interrupted,
        )

    def _download_all(self) -> None:
        downloads = self._downloads()
        addresses = list(self._plan.folders)
        waiting = self._plan.articles
        for start in range(0, len(addresses), AT_ONCE):
            some = addresses[start : start + AT_ONCE]

            def progress(number: int, start: int = start) -> None:
                self._outside.progress(start + number, len(addresses))

            found = downloads.fetch(some, progress)
            for address in some:
                self._outcomes[address] = self._kept(found[str(address)], address)
            waiting = self._finish(waiting)

    def _downloads(self) -> Downloads:
        settings = self._settings
        most = Most(settings.maximum_bytes or _MOST.size, settings.maximum_pixels or _MOST.pixels)
        return Downloads(
            lambda: self._outside.reach(settings),
            manners_of(settings),
            most,
            referer_of(self._plan.meanings.root, settings),
            self._outside.time,
        )

    @property
    def _settings(self) -> RemoteImages:
        settings = self._plan.target.settings.remote_images
        return settings._replace(timeout=self._request.timeout or settings.timeout)

    def _kept(self, download: Download, address: Address) -> _Outcome:
        """What becomes of a download, which is put into each folder that wants it."""
        if not download.body:
            return _Outcome(download.verdict, reason=download.reason)
        names: dict[Path, str] = {}
        for folder in self._plan.folders[address]:
            try:
                names[folder] = self._shelves.put(folder, download.body, download.ending)
            except InputError as error:
                text = msg("cannot be kept: {reason}", reason=error.message)
                return _Outcome(download.verdict, names, text)
            self._saved[Saved(str(address), _shown(folder / names[folder]))] = None
        return _Outcome(download.verdict, names)

    # Articles

    def _finish(self, articles: Iterable[Article]) -> list[Article]:
        """Edits the articles whose images are all known; gives the others."""
        waiting, texts, rows = [], {}, set()
        for article in articles:
            if self._plan.addresses_of(article).keys() - self._outcomes.keys():
                waiting.append(article)
                continue
            names = dict(self._names(article))
            if names:
                places = self._plan.places(article)
                texts[article] = {key: places[key].start + name for key, name in names.items()}
                rows |= {(name, str(self._plan.meanings.of(key[1]))) for key, name in names.items()}
        if texts:
            self._edit(texts, rows)
        return waiting

    def _names(self, article: Article) -> Iterator[tuple[Key, str]]:
        """The names of an article's images that are there now; says why others are not."""
        for key, place in self._plan.places(article).items():
            meant = self._plan.meanings.of(key[1])
            outcome = self._outcomes.get(meant) if isinstance(meant, Address) else None
            if outcome is None:
                continue
            if place.folder in outcome.names:
                yield key, outcome.names[place.folder]
            elif outcome.reason is not None:
                text = msg("{url} {reason}", url=key[1], reason=outcome.reason)
                left = editing.Left(_shown(article.file.location), article.line_of(key), text)
                self._add(Edits((), (left,), 0))

    def _edit(
        self, texts: Mapping[Article, Mapping[Key, str]], rows: Iterable[sources.Row]
    ) -> None:
        """Writes down sources, then articles."""
        request, target = self._request, self._plan.target
        files = [article.file for article in texts]
        operation = Rewriting({each.file.location: text for each, text in texts.items()})
        found = editing.edit_pages(target, files, operation, request.moment)
        if request.writes:
            sources.add(self._root, rows)
            found = editing.write_files(
                found,
                editing.Request((), request.overrides, request.environ, request.moment),
                lambda asked: editing.edit_files(asked, operation),
            )
        self._add(found._replace(number=0))
        edited = {each.file.location for each in found.edited}
        done = [text for each, text in texts.items() if each.file.location in edited]
        self._staying -= sum(map(len, done))

    def _add(self, edits: Edits) -> None:
        self._found = self._found._replace(edits=self._found.edits.plus(edits))

    # What stays

    def _verdict(self, destination: str) -> tuple[str, str, Verdict] | None:
        """Address, host and verdict of an image that stays where it is."""
        meant = self._plan.meanings.of(destination)
        if isinstance(meant, Unfit):
            return destination, "", Verdict("refused", meant.message)
        outcome = self._outcomes.get(meant)
        if outcome is None or outcome.verdict.kind == "ok":
            return None
        return str(meant), meant.host, outcome.verdict


def _shown(path: Path | str) -> str:
    return shown_path(str(path), str(Path.cwd()))
