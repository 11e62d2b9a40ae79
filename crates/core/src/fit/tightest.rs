//! The page in the tightest room, taken apart: what always counts, and what counts where it stands.

use super::cost::Cost;
use super::part::{Case, Kinds, Tightest};
use super::parts::Parts;
use crate::proof::{Decided, Facts};
use crate::summary::Block;

impl<'b> Parts<'b, '_> {
    /// All parts.
    pub fn all(&self, facts: &mut Facts<'_>) -> Decided<Tightest<'b>> {
        let mut parts = self.help_texts();
        parts.extend(self.help_lines(facts)?);
        let mut always = self.frame() + self.start() + self.own_words() + self.numbers();
        always = always + self.medicines() + self.find_out(&mut parts) + self.about();
        let mut cases = vec![Case { cost: Cost::default(), given: Vec::new() }];
        match self.kind {
            Kinds::HelpFirst => {
                let heading = self.heading(|phrases| &phrases.heading_later);
                always = always + heading + self.titles(&mut parts, facts);
                self.said(&mut parts, facts)?;
            }
            Kinds::Points => {
                let heading = self.heading(|phrases| &phrases.heading_points_to_raise)
                    + self.heading(|phrases| &phrases.heading_also);
                let titles = self.titles(&mut parts, facts);
                always = always + heading + titles + self.tried();
                cases = self.points_in_full(facts)?;
            }
            Kinds::Nothing => always = always + self.tried(),
        }
        let given = match self.kind {
            Kinds::HelpFirst => self.help.is_first,
            Kinds::Points | Kinds::Nothing => facts.not(self.help.is_first)?,
        };
        Ok(Tightest { always, parts, given, cases })
    }

    fn start(&self) -> Cost {
        let next_step = self.bank.next_step();
        let next_step = match self.kind {
            Kinds::HelpFirst => next_step.help.clone(),
            Kinds::Points => next_step.findings.clone(),
            Kinds::Nothing => format!("{} {}", next_step.none, next_step.not_known),
        };
        let title = Block::Title(self.words().page_title());
        self.opening(&[title, Block::Paragraph(next_step)]) + self.about_the_person()
    }
}
