//! Two banks: for which answers that both accept would a rule now be heard otherwise?
