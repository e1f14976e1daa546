"""An opened vault with its services: everything that a person can do, from one object.

The window, the command line and the tests all hold a ``Workspace``; services are made when first used, so that
a start loads no more than its first page needs.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from focalpoint.domain.progress import Progress, Quiet
from focalpoint.services.opened import OpenedVault

if TYPE_CHECKING:
    from focalpoint.services.audit import AuditService
    from focalpoint.services.backups import BackupService
    from focalpoint.services.bodies import BodyService
    from focalpoint.services.cases import CaseService
    from focalpoint.services.clauses import ClauseService
    from focalpoint.services.comments import CommentService
    from focalpoint.services.deadlines import DeadlineService
    from focalpoint.services.directory import DirectoryService
    from focalpoint.services.directory_import import DirectoryImportService
    from focalpoint.services.drafts import DraftService
    from focalpoint.services.duplicates import DuplicateService
    from focalpoint.services.erasure import ErasureService
    from focalpoint.services.exports import ExportService
    from focalpoint.services.files import FileService
    from focalpoint.services.history import HistoryService
    from focalpoint.services.imports import ImportService
    from focalpoint.services.instruments import InstrumentsService
    from focalpoint.services.library import LibraryService
    from focalpoint.services.lists import ListService
    from focalpoint.services.lookup import LookupService
    from focalpoint.services.paper import PaperService
    from focalpoint.services.plan import PlanService
    from focalpoint.services.plan_bulk import BulkService
    from focalpoint.services.plan_past import PastService
    from focalpoint.services.profiles import ProfileService
    from focalpoint.services.provisions import ProvisionService
    from focalpoint.services.register import RegisterService
    from focalpoint.services.register_import import RegisterImportService
    from focalpoint.services.reminders import ReminderService
    from focalpoint.services.requests import RequestService
    from focalpoint.services.search import SearchService
    from focalpoint.services.settings import SettingsService
    from focalpoint.services.standards import StandardService
    from focalpoint.services.states import StatesService
    from focalpoint.services.status_import import StatusImportService
    from focalpoint.services.tasks import TaskService
    from focalpoint.services.templates import TemplateService
    from focalpoint.services.today import TodayService
    from focalpoint.services.undo import UndoStack
    from focalpoint.services.users import UserService
    from focalpoint.services.verify import VerifyReport
    from focalpoint.services.views import ViewService


class Workspace(OpenedVault):
    """An opened vault, and the services hanging on it."""

    def verify(self, progress: Progress | None = None) -> VerifyReport:
        """Check every compartment that the session can open: files, links, journal, signed checkpoints."""
        from focalpoint.services.verify import verify

        return verify(self, progress or Quiet())

    @cached_property
    def plan(self) -> PlanService:
        """The action plan."""
        from focalpoint.services.plan import PlanService

        return PlanService(self)

    @cached_property
    def bulk(self) -> BulkService:
        """Many nodes of the plan at once."""
        from focalpoint.services.plan_bulk import BulkService

        return BulkService(self)

    @cached_property
    def past(self) -> PastService:
        """The plan as it was."""
        from focalpoint.services.plan_past import PastService

        return PastService(self)

    @cached_property
    def views(self) -> ViewService:
        """Saved views of lists."""
        from focalpoint.services.views import ViewService

        return ViewService(self)

    @cached_property
    def states(self) -> StatesService:
        """States, regions and their names."""
        from focalpoint.services.states import StatesService

        return StatesService(self)

    @cached_property
    def status_import(self) -> StatusImportService:
        """Status tables of depositaries."""
        from focalpoint.services.status_import import StatusImportService

        return StatusImportService(self)

    @cached_property
    def instruments(self) -> InstrumentsService:
        """Instruments, who is party to them, and the country's own way."""
        from focalpoint.services.instruments import InstrumentsService

        return InstrumentsService(self)

    @cached_property
    def tasks(self) -> TaskService:
        """The ministries' tasks."""
        from focalpoint.services.tasks import TaskService

        return TaskService(self)

    @cached_property
    def reminders(self) -> ReminderService:
        """Reminding the ministries of their tasks."""
        from focalpoint.services.reminders import ReminderService

        return ReminderService(self)

    @cached_property
    def templates(self) -> TemplateService:
        """Sets of tasks to use again."""
        from focalpoint.services.templates import TemplateService

        return TemplateService(self)

    @cached_property
    def today(self) -> TodayService:
        """The first page's figures."""
        from focalpoint.services.today import TodayService

        return TodayService(self)

    @cached_property
    def deadlines(self) -> DeadlineService:
        """What is due, whatever it belongs to."""
        from focalpoint.services.deadlines import DeadlineService

        return DeadlineService(self)

    @cached_property
    def directory(self) -> DirectoryService:
        """Ministries and people."""
        from focalpoint.services.directory import DirectoryService

        return DirectoryService(self)

    @cached_property
    def directory_import(self) -> DirectoryImportService:
        """Sheets of the directory."""
        from focalpoint.services.directory_import import DirectoryImportService

        return DirectoryImportService(self)

    @cached_property
    def duplicates(self) -> DuplicateService:
        """What stands twice in the directory."""
        from focalpoint.services.duplicates import DuplicateService

        return DuplicateService(self)

    @cached_property
    def bodies(self) -> BodyService:
        """Authorities, networks and donors."""
        from focalpoint.services.bodies import BodyService

        return BodyService(self)

    @cached_property
    def provisions(self) -> ProvisionService:
        """What is asked of the country, and how it does it."""
        from focalpoint.services.provisions import ProvisionService

        return ProvisionService(self)

    @cached_property
    def standards(self) -> StandardService:
        """UN standards and norms."""
        from focalpoint.services.standards import StandardService

        return StandardService(self)

    @cached_property
    def comments(self) -> CommentService:
        """Comments on records."""
        from focalpoint.services.comments import CommentService

        return CommentService(self)

    @cached_property
    def files(self) -> FileService:
        """Files on records."""
        from focalpoint.services.files import FileService

        return FileService(self)

    @cached_property
    def drafts(self) -> DraftService:
        """Text that was being typed."""
        from focalpoint.services.drafts import DraftService

        return DraftService(self)

    @cached_property
    def users(self) -> UserService:
        """Users, roles and keys."""
        from focalpoint.services.users import UserService

        return UserService(self)

    @cached_property
    def settings(self) -> SettingsService:
        """The vault's settings."""
        from focalpoint.services.settings import SettingsService

        return SettingsService(self)

    @cached_property
    def cases(self) -> CaseService:
        """Cases, in casework."""
        from focalpoint.services.cases import CaseService

        return CaseService(self)

    @cached_property
    def requests(self) -> RequestService:
        """Requests to and from other States, in casework."""
        from focalpoint.services.requests import RequestService

        return RequestService(self)

    @cached_property
    def register(self) -> RegisterService:
        """The register of requests: figures, and sheets of past ones."""
        from focalpoint.services.register import RegisterService

        return RegisterService(self)

    @cached_property
    def register_import(self) -> RegisterImportService:
        """Lists of past requests."""
        from focalpoint.services.register_import import RegisterImportService

        return RegisterImportService(self)

    @cached_property
    def profiles(self) -> ProfileService:
        """How other States deal with requests."""
        from focalpoint.services.profiles import ProfileService

        return ProfileService(self)

    @cached_property
    def paper(self) -> PaperService:
        """The office's letter paper."""
        from focalpoint.services.paper import PaperService

        return PaperService(self)

    @cached_property
    def clauses(self) -> ClauseService:
        """The sentences of letters, as the office has them."""
        from focalpoint.services.clauses import ClauseService

        return ClauseService(self)

    @cached_property
    def search(self) -> SearchService:
        """Find records by any word."""
        from focalpoint.services.search import SearchService

        return SearchService(self)

    @cached_property
    def history(self) -> HistoryService:
        """Who changed what, when and why."""
        from focalpoint.services.history import HistoryService

        return HistoryService(self)

    @cached_property
    def audit(self) -> AuditService:
        """The journal as a list."""
        from focalpoint.services.audit import AuditService

        return AuditService(self)

    @cached_property
    def erasure(self) -> ErasureService:
        """Lawful erasure."""
        from focalpoint.services.erasure import ErasureService

        return ErasureService(self)

    @cached_property
    def library(self) -> LibraryService:
        """The library: texts, their words, and who cites them."""
        from focalpoint.services.library import LibraryService

        return LibraryService(self)

    @cached_property
    def lookup(self) -> LookupService:
        """Titles by id, words with slips in them, what was opened recently."""
        from focalpoint.services.lookup import LookupService

        return LookupService(self)

    @cached_property
    def undo(self) -> UndoStack:
        """Undo and redo, until the workspace closes."""
        from focalpoint.services.undo import UndoStack

        return UndoStack(self)

    @cached_property
    def imports(self) -> ImportService:
        """Plans from other programs' files."""
        from focalpoint.services.imports import ImportService

        return ImportService(self)

    @cached_property
    def exports(self) -> ExportService:
        """Deliverables."""
        from focalpoint.services.exports import ExportService

        return ExportService(self)

    @cached_property
    def lists(self) -> ListService:
        """Any list as a file."""
        from focalpoint.services.lists import ListService

        return ListService(self)

    @cached_property
    def backups(self) -> BackupService:
        """Backups and restoring."""
        from focalpoint.services.backups import BackupService

        return BackupService(self)
