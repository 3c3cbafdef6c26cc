"""A guide as a page for people: its ways stage by stage, its campaign, what is not done here."""

from collections.abc import Iterator

from clinic.regulations.grammar import Guide, Stage, Way
from clinic.rules.campaign import Campaign, DayOfYear
from locales.translator import Translator
from scripts.pages import Row, drawing, head, not_here, section, span


def guide_page(guide: Guide, words: Translator) -> Iterator[str]:
    yield from head(guide, words("page-guide"), words)
    for way in guide.ways:
        title = f"{words(f'way-{way.name}')} ({way.clause})"
        stages = (_stage(stage, words) for stage in way.stages)
        yield from section(title, ("act", "by", "within", "clause"), stages, words)
    yield from section(
        words("page-campaign"),
        ("first", "last", "effective", "since", "source", "clause"),
        map(_campaign, guide.campaigns),
        words,
    )
    facts = ((topic, words(f"fact-{topic}")) for topic in guide.facts)
    yield from section(words("page-facts"), ("code", "words"), facts, words)
    yield from not_here(guide.not_here, words)
    yield from _diagram(guide, words)


def _stage(stage: Stage, words: Translator) -> Row:
    within = span(stage.within, words) if stage.within else ""
    return words(f"act-{stage.act}"), words(f"actor-{stage.by}"), within, stage.clause


def _campaign(rule: Campaign) -> Row:
    days = [_in_figures(day) for day in (rule.first, rule.last, rule.effective)]
    return *days, f"{rule.since:%d.%m.%Y}", rule.source, rule.clause


def _in_figures(day: DayOfYear) -> str:
    return f"{day.day:02d}.{day.month:02d}"


def _diagram(guide: Guide, words: Translator) -> Iterator[str]:
    yield from drawing(words)
    yield from ("```mermaid", "flowchart LR")
    for way in guide.ways:
        yield f'    subgraph {way.name}["{words(f"way-{way.name}")}"]'
        yield "        direction TB"
        yield from (f"        {line}" for line in _flow(way, words))
        yield "    end"
    yield from ("```", "")


def _flow(way: Way, words: Translator) -> Iterator[str]:
    for stage in way.stages:
        said = [words(f"actor-{stage.by}"), words(f"act-{stage.act}"), stage.clause]
        if stage.within:
            said.insert(2, span(stage.within, words))
        yield f'{stage.act}["{"<br/>".join(said)}"]'
    yield " --> ".join(stage.act for stage in way.stages)
