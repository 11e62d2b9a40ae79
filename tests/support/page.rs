//! A page read back by the parser that browsers use.

use scraper::{ElementRef, Html, Node, Selector};

pub fn read_page(html: &str) -> Html {
    let page = Html::parse_document(html);
    assert!(page.errors.is_empty(), "the page is not well formed: {:?}", page.errors);
    page
}

pub fn all<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).expect("the selector is right")).collect()
}

/// What a reader sees of a page, without the elements that a selector names.
pub fn shown(html: &str, without: &str) -> String {
    let page = read_page(html);
    let left_out: Vec<_> = if without.is_empty() {
        Vec::new()
    } else {
        all(&page, without).iter().map(|element| element.id()).collect()
    };
    let main = all(&page, "title, main");
    let texts = main.iter().flat_map(|element| element.descendants()).filter_map(|node| match node
        .value()
    {
        Node::Text(text) if !node.ancestors().any(|ancestor| left_out.contains(&ancestor.id())) => {
            Some(text.to_string())
        }
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}
