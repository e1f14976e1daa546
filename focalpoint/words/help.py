"""The help: short topics in the reader's language, read offline, found by any word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from focalpoint.domain.folding import fold, words_of
from focalpoint.language import N_, Language


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject. Texts are ``N_`` literals; ``{palette}`` and the like stand for keys as the person has them."""

    name: str
    title: str
    lead: tuple[str, ...]
    points: tuple[str, ...] = ()
    """Shown as a list under the lead."""
    tail: tuple[str, ...] = ()
    page: str = ""
    """The page that it is about: F1 there opens it, and a link leads there."""


TOPICS: Final[tuple[Topic, ...]] = (
    Topic(
        "first",
        N_("First steps"),
        (
            N_("Focal Point keeps the national action plan, the ministries' tasks and the people behind them."),
            N_("Everything lies in one encrypted folder, the vault, on this computer. Nothing is sent anywhere."),
        ),
        (
            N_("Import the plan you have, from Excel or Microsoft Project, or write its pillars and activities."),
            N_("Enter the ministries and their contacts in the directory."),
            N_("Give tasks to the ministries, with a date for each."),
            N_("Look at the first page each morning: it says what is late and what comes next."),
        ),
        (N_("You can undo every change with {undo}, also several pages later."),),
    ),
    Topic(
        "today",
        N_("The first page"),
        (
            N_("The first page says what needs you: what is overdue, what is due within 14 days, whom you wait for."),
            N_("Every figure is a link: press it to see the list behind it."),
        ),
        (
            N_("The bars show how far each pillar is. The mark on a bar is where it should be today."),
            N_("What changed since you were last here is listed with who did it."),
            N_("The digest is the same on paper, for a meeting."),
        ),
        page="today",
    ),
    Topic(
        "plan",
        N_("The action plan"),
        (N_("The plan is a tree: pillars, objectives, activities and milestones."),),
        (
            N_("Select a row to edit it at the side. What you enter is saved at once; there is no Save button."),
            N_("Move rows by dragging them, or with Alt and the arrow keys."),
            N_("Select several rows with Shift or Ctrl to change them together."),
            N_("Archive what is no longer needed: it leaves the plan but can be brought back."),
            N_("Set a baseline when the plan is agreed. From then on you see what has slipped."),
        ),
        page="plan",
    ),
    Topic(
        "figures",
        N_("Percent and colours"),
        (
            N_("An activity's percent is entered by hand, or follows from its status."),
            N_("What has parts takes the average of its parts, each with its weight. Cancelled parts do not count."),
            N_("The planned percent is how far the time between the baseline's first and last day has gone."),
        ),
        (
            N_("Red: blocked, overdue, 25 points or more behind, or more than 30 days later than the baseline."),
            N_("Amber: more than 10 points behind, or later than the baseline by 30 days at most."),
            N_("Green: on track, or complete."),
            N_("Grey: not due yet, no data, or cancelled."),
        ),
        (
            N_("Every figure says how it was computed: open the record and look for “How computed?”."),
            N_("A colour can be set by hand, with a reason. It is then marked as set by hand."),
        ),
    ),
    Topic(
        "tasks",
        N_("Tasks"),
        (N_("A task says which ministry is asked for what, and by when."),),
        (
            N_("Narrow the list with the filters: late, this week, one ministry, waiting for validation."),
            N_("A task that needs validation is complete only when the ministry's validator has confirmed it."),
            N_("Drop files on a task to keep them in the vault. They are never left readable on the disk."),
            N_("A checklist breaks a task into steps that can be ticked."),
        ),
        page="tasks",
    ),
    Topic(
        "reminders",
        N_("Reminders"),
        (
            N_("Late tasks and tasks that are soon due can be gathered into one letter a ministry."),
            N_("The program writes the letter; you send it as your office sends letters. That it was sent is noted."),
        ),
        page="",
    ),
    Topic(
        "directory",
        N_("The directory"),
        (N_("Ministries and people: who is the main contact, who stands in, who validates."),),
        (
            N_("Give each ministry a short code: it is shown where there is little room."),
            N_("When a focal point leaves, print the hand-over sheet for the successor."),
            N_("Somebody who has left is archived, not deleted: the history stays readable."),
        ),
        page="directory",
    ),
    Topic(
        "import",
        N_("Bring in a plan or tasks"),
        (N_("Excel, CSV, Microsoft Project and GanttProject files can be imported, also again after changes."),),
        (
            N_("Drop the file on the window, or choose Import in the menu of the plan."),
            N_("Check which column is what. Odd dates and unknown ministries are shown before anything is written."),
            N_("When a file comes back changed, you see for each row what differs and choose."),
        ),
        (N_("An import is one step: {undo} takes all of it back."),),
    ),
    Topic(
        "export",
        N_("Print and export"),
        (N_("The plan can be written as Excel, PDF, CSV, Microsoft Project or calendar file."),),
        (
            N_("Every list can be printed as it is shown, with its filter in the heading."),
            N_("A document has its own language, apart from the language of the screen."),
            N_("The classification is printed on every page. Raise it before you export, not after."),
        ),
        (N_("Exported files are not encrypted. The journal notes who exported what, and when."),),
    ),
    Topic(
        "search",
        N_("Search and keys"),
        (
            N_("Press {palette} to find every record, page, command, setting and help topic by any word of it."),
            N_("Small slips do not matter, and English names work in every language."),
        ),
        (
            N_("{find} narrows the list that is shown."),
            N_("{next} goes round the parts of the window, {menu} opens the menu."),
            N_("{keys} shows all keyboard shortcuts. You can change them."),
        ),
        (N_("What you opened last comes first. You can have it forgotten, or not remembered at all."),),
    ),
    Topic(
        "lock",
        N_("Lock and passphrase"),
        (
            N_("Press {lock} when you leave. The vault also locks by itself when nobody is at the computer."),
            N_("After unlocking you are at the same place, and nothing that you typed is lost."),
        ),
        (
            N_("Nobody can tell you your passphrase, and nobody can replace it without the recovery code."),
            N_("Keep the printed recovery code in a safe, away from this computer."),
            N_("A few words that do not belong together make a good passphrase."),
        ),
    ),
    Topic(
        "backups",
        N_("Backups and restore"),
        (
            N_("A backup is made while you work, whenever something has changed, and when you close the program."),
            N_("Each backup is one encrypted file. Your passphrase opens it."),
        ),
        (
            N_("Copy one to another disk from time to time: this computer may break."),
            N_("Restoring asks for a reason and shows what is in the backup. What is there now is kept beside it."),
        ),
        page="",
    ),
    Topic(
        "verify",
        N_("Verify the vault"),
        (
            N_("Verify reads every file, every link and the whole journal, and says in words whether all is well."),
            N_("Each entry of the journal is sealed to the one before: what was changed from outside is found."),
        ),
        tail=(N_("If something is found, make a backup first, then do what the report says."),),
    ),
    Topic(
        "users",
        N_("Users and roles"),
        (N_("Each person has a name, a passphrase and roles. Roles say what somebody may do."),),
        (
            N_("What you may not do is grey, and says why when you point at it."),
            N_("Cases have their own key. An administrator does not read them by that role alone."),
            N_("Whoever leaves the office is removed, and the keys are renewed."),
        ),
        page="settings",
    ),
    Topic(
        "audit",
        N_("Who changed what"),
        (
            N_("The journal keeps who changed what, when and why. It cannot be edited."),
            N_("The history of one record stands in the inspector. One field can be set back from there."),
        ),
        page="audit",
    ),
    Topic(
        "outside",
        N_("What leaves the computer"),
        (N_("Nothing leaves by itself. The program does not use the network, and asks nobody for updates."),),
        (
            N_("What you export, print or copy leaves the vault: look after it as the classification says."),
            N_("Copied text is cleared from the clipboard when the vault locks, if it is still yours."),
            N_("The log of the program holds no names and no content."),
            N_("Details of an error that you copy hold places in the program, never what you typed."),
        ),
    ),
)
"""In the order of the list."""


def topic(name: str) -> Topic:
    """A topic by its name.

    Raises:
        KeyError: there is no such topic.
    """
    for each in TOPICS:
        if each.name == name:
            return each
    raise KeyError(name)


def topic_of_page(page: str) -> str:
    """The topic that F1 opens on a page; the first steps where a page has none."""
    return next((each.name for each in TOPICS if each.page == page), TOPICS[0].name)


def paragraphs(language: Language, each: Topic, keys: Mapping[str, str]) -> tuple[list[str], list[str], list[str]]:
    """A topic's lead, points and tail in the reader's language, with the keys as the person has them."""
    named = _Keys(keys)
    lead, points, tail = (
        [language.gettext(text).format_map(named) for text in texts] for texts in (each.lead, each.points, each.tail)
    )
    return lead, points, tail


def find(language: Language, text: str) -> list[Topic]:
    """The topics that hold every word of a text, in this language or in English; those that hold it in the title first."""
    words = words_of(fold(text))
    scored = []
    for at, each in enumerate(TOPICS):
        sources = (each.title, *each.lead, *each.points, *each.tail)
        titles = fold(f"{language.gettext(each.title)} {each.title}")
        whole = fold(" ".join((*(language.gettext(source) for source in sources), *sources)))
        if all(word in whole for word in words):
            scored.append((not all(word in titles for word in words), at, each))
    return [each for _rank, _at, each in sorted(scored, key=lambda row: row[:2])]


class _Keys(dict[str, str]):
    """Keys by the command's name; a command without keys shows as a dash."""

    def __missing__(self, key: str) -> str:
        return "–"
