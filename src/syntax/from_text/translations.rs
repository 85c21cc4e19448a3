//! A pack's texts in another language.

use pest::iterators::Pair;

use crate::syntax::tree::{Call, Said, SaidAdvice, SaidKind, SaidPart, SaidQuestion, Text, TitleOf};

use super::cursor::Cursor;
use super::items::called;
use super::{Reader, Rule};

impl Reader<'_> {
    /// What stands in the block of `texts`.
    pub(super) fn translations(&mut self, pair: Pair<'_, Rule>) -> Vec<Said> {
        let mut said = Vec::new();
        self.entries(pair, Rule::whole_translation, |reader, pair| {
            let span = reader.span(&pair);
            let kind = Cursor::new(pair).next().and_then(|pair| reader.translation(pair));
            said.extend(kind.map(|kind| Said { kind, span }));
        });
        said
    }

    fn translation(&mut self, pair: Pair<'_, Rule>) -> Option<SaidKind> {
        let rule = pair.as_rule();
        let mut parts = Cursor::new(pair);
        let keyword = parts.next()?.as_rule();
        Some(match rule {
            Rule::said_reviewed => {
                let yes = parts.next()?.as_rule() == Rule::kw_yes;
                SaidKind::Reviewed { yes, note: parts.opt(Rule::quoted).map(|pair| self.quoted(pair)) }
            }
            Rule::said_phrase => {
                let original = self.quoted(parts.opt(Rule::quoted)?);
                if let Some(equals) = parts.opt(Rule::equals) {
                    self.needless_sign(&equals);
                }
                SaidKind::Phrase { original, text: self.quoted(parts.opt(Rule::quoted)?) }
            }
            Rule::said_title => {
                let of = match keyword {
                    Rule::kw_framework => TitleOf::Framework,
                    Rule::kw_publisher => TitleOf::Publisher,
                    Rule::kw_logo => TitleOf::Logo,
                    _ => TitleOf::Certification,
                };
                SaidKind::Title(of, self.said_text(&mut parts)?)
            }
            Rule::said_component => {
                let name = self.name(&parts.opt(Rule::name)?);
                SaidKind::Component(name, self.said_text(&mut parts)?)
            }
            Rule::said_indicator => {
                let codes = self.codes(parts.opt(Rule::codes)?);
                let title = self.said_text(&mut parts)?;
                let evidence = parts.filter_map(|pair| self.text_clause(pair)).collect();
                SaidKind::Indicator { codes, title, evidence }
            }
            Rule::said_question => SaidKind::Question(self.said_question(parts)?),
            Rule::said_choices => {
                let name = self.name(&parts.opt(Rule::name)?);
                SaidKind::Choices(name, self.said_parts(parts.opt(Rule::said_parts)?))
            }
            Rule::said_advice => {
                let name = self.name(&parts.opt(Rule::name)?);
                let mut said = SaidAdvice {
                    name,
                    text: Vec::new(),
                    owner: Vec::new(),
                    effort: Vec::new(),
                    references: Vec::new(),
                };
                self.entries(parts.opt(Rule::advice_parts)?, Rule::whole_advice_part, |reader, pair| {
                    reader.advice_part(pair, &mut said);
                });
                SaidKind::Advice(said)
            }
            Rule::said_level => {
                let name = self.name(&parts.next()?);
                SaidKind::Level(name, self.said_text(&mut parts)?)
            }
            Rule::said_shared => {
                let name = self.name(&parts.opt(Rule::name)?);
                self.sign_slip(&mut parts);
                SaidKind::Shared(name, self.template(parts.opt(Rule::quoted)?))
            }
            Rule::said_cover => {
                self.sign_slip(&mut parts);
                SaidKind::Cover(self.template(parts.opt(Rule::quoted)?))
            }
            Rule::said_subject => {
                let word = self.said_text(&mut parts)?;
                SaidKind::Subject { word, plural: parts.opt(Rule::quoted).map(|pair| self.quoted(pair)) }
            }
            Rule::said_call => {
                let what = called(parts.opt(Rule::called)?)?;
                parts.opt(Rule::kw_of);
                let within = parts.opt(Rule::name).map(|pair| self.name(&pair));
                let word = self.said_text(&mut parts)?;
                let plural = parts.opt(Rule::quoted).map(|pair| self.quoted(pair));
                SaidKind::Call { within, call: Call { what, word, plural } }
            }
            _ => return None,
        })
    }

    /// A text after what it translates.
    fn said_text(&mut self, parts: &mut Cursor<'_>) -> Option<Text> {
        self.sign_slip(parts);
        parts.opt(Rule::quoted).map(|pair| self.quoted(pair))
    }

    fn said_question(&mut self, mut parts: Cursor<'_>) -> Option<SaidQuestion> {
        let name = self.name(&parts.opt(Rule::name)?);
        let title = self.said_text(&mut parts)?;
        let inner = parts.opt(Rule::said_parts).map_or_else(Vec::new, |pair| self.said_parts(pair));
        let mut said = SaidQuestion {
            name,
            title,
            parts: inner,
            help: Vec::new(),
            evidence: Vec::new(),
            unit: Vec::new(),
        };
        for pair in parts {
            match pair.as_rule() {
                Rule::help => said.help.extend(self.text_clause(pair)),
                Rule::unit => said.unit.extend(self.text_clause(pair)),
                _ => said.evidence.extend(self.text_clause(pair)),
            }
        }
        Some(said)
    }

    fn said_parts(&mut self, pair: Pair<'_, Rule>) -> Vec<SaidPart> {
        let mut all = Vec::new();
        self.entries(pair, Rule::whole_said_part, |reader, pair| all.extend(reader.said_part(pair)));
        all
    }

    fn said_part(&mut self, pair: Pair<'_, Rule>) -> Option<SaidPart> {
        let mut parts = Cursor::new(pair);
        let name = self.name(&parts.opt(Rule::name)?);
        let title = self.said_text(&mut parts)?;
        let inner = parts.opt(Rule::said_parts).map_or_else(Vec::new, |pair| self.said_parts(pair));
        Some(SaidPart { name, title, parts: inner })
    }

    fn advice_part(&mut self, pair: Pair<'_, Rule>, said: &mut SaidAdvice) {
        match pair.as_rule() {
            Rule::advice_text => {
                let mut parts = Cursor::new(pair);
                parts.next();
                self.sign_slip(&mut parts);
                said.text.extend(parts.opt(Rule::quoted).map(|pair| self.template(pair)));
            }
            Rule::owner => said.owner.extend(self.text_clause(pair)),
            Rule::effort => said.effort.extend(self.text_clause(pair)),
            _ => said.references.extend(self.text_clause(pair)),
        }
    }
}
