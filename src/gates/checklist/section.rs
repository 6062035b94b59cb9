//! The checklist's section of the policy, as written and as it is used.

use super::judge::{Blockquotes, NaMode, OnEmpty, Rules};
use crate::decision::Enforcement;
use crate::ids::RepoPath;
use crate::policy::fault::{Fault, Faults};
use crate::policy::read::{
    Located, OneOrMore, PolicyDuration, Text, Tolerant, WordOr, policy_choice, policy_one_of,
    policy_section,
};

policy_choice! {
    /// A text that holds a checklist.
    pub(crate) enum SourceWord {
        /// The pull request's description.
        PullRequest = "pull-request",
        /// The issue that carries a tag's checklist.
        ReleaseIssue = "release-issue",
    }
}

policy_one_of! {
    /// A checklist elsewhere.
    pub(crate) enum SourceElsewhere {
        /// A file, read at the commit that is judged.
        File(RepoPath) = "file",
    }
}

policy_choice! {
    /// What open items are.
    pub(crate) enum WhenOpen {
        /// `hold` on a pull request, `no-go` on a tag.
        Auto = "auto",
        /// Awaited.
        Hold = "hold",
        /// Wrong.
        NoGo = "no-go",
    }
}

policy_section! {
    /// Items that need a proof beside the tick.
    pub(crate) struct EvidenceSection {
        /// Patterns (`*`, `?`) of items that need a link, an image or a commit after their text.
        required items: Located<OneOrMore<Text>> = "items",
    }
}

policy_section! {
    /// Items for later.
    pub(crate) struct PostDeploySection {
        /// Sections that are reported and not judged before the deploy.
        required sections: OneOrMore<Text> = "sections",
    }
}

policy_section! {
    /// Is every item of the release checklist done, truly.
    pub(crate) struct Section {
        /// Whether this gate's outcome blocks.
        default enforcement: Enforcement = "enforcement" => "block",
        /// Where the list stands; all of those that fit the subject are read.
        default sources: OneOrMore<WordOr<SourceWord, SourceElsewhere>> = "sources"
            => "[pull-request, release-issue]",
        /// A list, read at the policy's commit, of which each item must be there.
        optional template: Tolerant<RepoPath> = "template",
        /// The sections that count, subsections included; a missing one fails.
        optional sections: OneOrMore<Text> = "sections",
        /// Words of items that must be there, every one of them done, and neither struck out nor said not to apply.
        optional required: OneOrMore<Text> = "required",
        /// How an item may be taken off the list.
        default na: NaMode = "na" => "off",
        /// What to do with items in block quotes.
        default blockquotes: Blockquotes = "blockquotes" => "count",
        /// Also read ballot boxes and tree drawings.
        default glyphs: bool = "glyphs" => "false",
        /// Fewer items than this fail.
        optional min_items: Located<u32> = "min-items",
        /// More items than this are a warning: long lists are not read.
        optional max_items: u32 = "max-items",
        /// A template that was not changed for so long is a warning.
        optional stale_after: Located<PolicyDuration> = "stale-after",
        /// Items that need a proof beside the tick.
        optional evidence: EvidenceSection = "evidence",
        /// Items for after the deploy.
        optional post_deploy: PostDeploySection = "post-deploy",
        /// What a list without items is.
        default on_empty: OnEmpty = "on-empty" => "fail",
        /// What open items are.
        default when_open: WhenOpen = "when-open" => "auto",
        /// Look-alikes of markers, drawn boxes, and unclosed fences and comments fail.
        default strict_markers: bool = "strict-markers" => "false",
    }
}

/// How many patterns for evidence there may be: each is tried on each item.
const MOST_PATTERNS: usize = 200;

/// Where a list stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The pull request's description.
    PullRequest,
    /// The tag's release issue.
    ReleaseIssue,
    /// A file at the subject's commit.
    File(RepoPath),
}

/// The section, valid by construction.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Config {
    /// Whether the outcome blocks.
    pub(crate) enforcement: Enforcement,
    /// Where the lists stand; at least one.
    pub(crate) sources: Vec<Source>,
    /// The template's file.
    pub(crate) template: Option<RepoPath>,
    /// After how long an unchanged template is a warning.
    pub(crate) stale_after: Option<PolicyDuration>,
    /// What open items are.
    pub(crate) when_open: WhenOpen,
    /// Whether ballot boxes and tree drawings are read.
    pub(crate) glyphs: bool,
    /// What the list is judged by.
    pub(crate) rules: Rules,
}

impl Config {
    /// Whether a list stands on a tag's release issue.
    pub(crate) fn stands_on_release_issue(&self) -> bool {
        self.sources.contains(&Source::ReleaseIssue)
    }
}

/// Checks what no single value can tell.
pub(crate) fn validate(section: Section, faults: &mut Faults) -> Option<Config> {
    let sources: Vec<Source> = section.sources.0.into_iter().map(source).collect();
    if let (Some(least), Some(most)) = (&section.min_items, section.max_items)
        && least.value > most
    {
        let fault = Fault::own("policy-checklist-min-over-max", least.span);
        faults.push(fault.with("least", least.value).with("most", most));
    }
    if let (Some(stale), None) = (&section.stale_after, &section.template) {
        faults.push(Fault::own("policy-checklist-stale-without-template", stale.span).warning());
    }
    if let Some(evidence) = &section.evidence
        && evidence.items.value.0.len() > MOST_PATTERNS
    {
        let found = evidence.items.value.0.len();
        let fault = Fault::own("policy-checklist-many-patterns", evidence.items.span);
        faults.push(fault.with("found", found).with("most", MOST_PATTERNS));
    }
    let rules = Rules {
        sections: texts(section.sections),
        required: texts(section.required),
        na: section.na,
        blockquotes: section.blockquotes,
        min_items: section.min_items.map(|least| least.value as usize),
        max_items: section.max_items.map(|most| most as usize),
        evidence: texts(section.evidence.map(|evidence| evidence.items.value)),
        post_deploy: texts(section.post_deploy.map(|later| later.sections)),
        on_empty: section.on_empty,
        strict_markers: section.strict_markers,
    };
    Some(Config {
        enforcement: section.enforcement,
        sources,
        template: section.template.and_then(|template| template.0),
        stale_after: section.stale_after.map(|stale| stale.value),
        when_open: section.when_open,
        glyphs: section.glyphs,
        rules,
    })
}

fn source(written: WordOr<SourceWord, SourceElsewhere>) -> Source {
    match written {
        WordOr::Word(SourceWord::PullRequest) => Source::PullRequest,
        WordOr::Word(SourceWord::ReleaseIssue) => Source::ReleaseIssue,
        WordOr::More(SourceElsewhere::File(path)) => Source::File(path),
    }
}

fn texts(written: Option<OneOrMore<Text>>) -> Vec<String> {
    let texts = written.map(|texts| texts.0).unwrap_or_default();
    texts
        .iter()
        .map(|text| text.untrusted().for_parsing().to_owned())
        .collect()
}
