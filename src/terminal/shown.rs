//! Interview and summary as the screen draws them.

use ketascreen_interview::{Interview, PageReader, Scroll, View};

/// State that is drawn on the screen.
pub(super) trait Shown {
    fn view(&self) -> View;
    /// Scroll position of the view, where it has one; the screen sets how far it can go.
    fn scroll_mut(&mut self) -> Option<&mut Scroll>;
    /// Takes the rows to choose that are in sight.
    fn see(&mut self, _: Vec<usize>) {}
    /// True where text is typed.
    fn takes_text(&self) -> bool;
}

impl Shown for Interview<'_> {
    fn view(&self) -> View {
        Interview::view(self)
    }

    fn scroll_mut(&mut self) -> Option<&mut Scroll> {
        Interview::scroll_mut(self)
    }

    fn see(&mut self, rows: Vec<usize>) {
        Interview::see(self, rows);
    }

    fn takes_text(&self) -> bool {
        Interview::takes_text(self)
    }
}

impl Shown for PageReader<'_> {
    fn view(&self) -> View {
        PageReader::view(self)
    }

    fn scroll_mut(&mut self) -> Option<&mut Scroll> {
        Some(PageReader::scroll_mut(self))
    }

    fn takes_text(&self) -> bool {
        PageReader::takes_text(self)
    }
}
