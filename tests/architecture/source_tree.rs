//! The modules of a crate as files, and the file in which a path of a `use` is defined.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::Visit;
use syn::{Attribute, File, Item, ItemMod, ItemUse, UseTree, Visibility};

/// A module: where it is, what it declares, what it re-exports, and the paths that its code names.
#[derive(Default)]
struct Module {
    file: PathBuf,
    /// Names that its own code defines.
    defines: Vec<String>,
    /// Names it passes on, each with the path behind it; `*` for all of a module.
    passes_on: Vec<(String, Vec<String>)>,
    /// Paths that its own code uses, from `crate`, `self` or `super`.
    uses: Vec<Vec<String>>,
}

/// Every module of a crate, by its path from the root.
pub struct SourceTree {
    modules: BTreeMap<Vec<String>, Module>,
}

/// An arrow from a file to a file that it uses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    pub from: PathBuf,
    pub to: PathBuf,
}

impl SourceTree {
    /// Reads a crate from the folder of its sources.
    pub fn read(folder: &str) -> SourceTree {
        let mut tree = SourceTree { modules: BTreeMap::new() };
        let root = ["lib.rs", "main.rs"].iter().map(|name| Path::new(folder).join(name));
        tree.add(
            Vec::new(),
            root.into_iter().find(|root| root.exists()).expect("a crate has a root"),
        );
        tree
    }

    fn add(&mut self, path: Vec<String>, file: PathBuf) {
        let text = fs::read_to_string(&file).expect("a module can be read");
        let parsed =
            syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let folder = match file.file_stem().and_then(|stem| stem.to_str()) {
            Some("lib" | "main" | "mod") => file.parent().expect("a file has a folder").to_owned(),
            _ => file.with_extension(""),
        };
        for name in declared(&parsed) {
            let (flat, nested) =
                (folder.join(format!("{name}.rs")), folder.join(&name).join("mod.rs"));
            let child = if flat.exists() { flat } else { nested };
            let mut inner = path.clone();
            inner.push(name);
            self.add(inner, child);
        }
        let mut reader = Reader { module: Module { file, ..Module::default() } };
        reader.visit_file(&parsed);
        self.modules.insert(path, reader.module);
    }

    /// Every arrow between two files of the crate.
    pub fn arrows(&self) -> Vec<Arrow> {
        let mut arrows: Vec<Arrow> = self
            .modules
            .iter()
            .flat_map(|(path, module)| module.uses.iter().map(move |used| (path, module, used)))
            .filter_map(|(path, module, used)| {
                let to = self.definition(path, used, 0)?;
                Some(Arrow { from: module.file.clone(), to: to.to_owned() })
            })
            .filter(|arrow| arrow.from != arrow.to)
            .collect();
        arrows.sort();
        arrows.dedup();
        arrows
    }

    /// The file that defines what a path names, seen from a module. Re-exports are followed.
    fn definition(&self, from: &[String], path: &[String], depth: usize) -> Option<&Path> {
        let mut at = from.to_vec();
        for segment in path {
            match segment.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => drop(at.pop()),
                name => {
                    let mut inner = at.clone();
                    inner.push(name.to_owned());
                    if self.modules.contains_key(&inner) {
                        at = inner;
                        continue;
                    }
                    let module = self.modules.get(&at)?;
                    if module.defines.iter().any(|defined| defined == name) || depth > 8 {
                        return Some(&module.file);
                    }
                    return self.passed_on(&at, module, name, depth);
                }
            }
        }
        // A whole module: what is taken from it is seen where it is named.
        self.modules
            .get(&at)
            .filter(|module| !module.defines.is_empty())
            .map(|module| &*module.file)
    }

    fn passed_on(&self, at: &[String], module: &Module, name: &str, depth: usize) -> Option<&Path> {
        let named = module.passes_on.iter().find(|(passed, _)| passed == name);
        if let Some((_, path)) = named {
            return self.definition(at, path, depth + 1);
        }
        module.passes_on.iter().filter(|(passed, _)| passed == "*").find_map(|(_, path)| {
            let mut whole = path.clone();
            whole.push(name.to_owned());
            self.definition(at, &whole, depth + 1)
        })
    }
}

/// Names of the modules that have files of their own.
fn declared(file: &File) -> Vec<String> {
    let modules = file.items.iter().filter_map(|item| match item {
        Item::Mod(module) if module.content.is_none() && !is_test(&module.attrs) => Some(module),
        _ => None,
    });
    modules.map(|module| module.ident.to_string()).collect()
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let is_cfg = attribute.path().is_ident("cfg");
        is_cfg && attribute.parse_args::<syn::Ident>().is_ok_and(|name| name == "test")
    })
}

/// Collects what a module's code defines, passes on and uses, tests aside.
struct Reader {
    module: Module,
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        let name = match item {
            Item::Struct(item) => Some(&item.ident),
            Item::Enum(item) => Some(&item.ident),
            Item::Fn(item) => Some(&item.sig.ident),
            Item::Trait(item) => Some(&item.ident),
            Item::Type(item) => Some(&item.ident),
            Item::Const(item) => Some(&item.ident),
            Item::Static(item) => Some(&item.ident),
            Item::Macro(item) => {
                // Types that a macro makes are named in its input.
                let words = item.mac.tokens.to_string();
                self.module.defines.extend(words.split_whitespace().map(str::to_owned));
                item.ident.as_ref()
            }
            _ => None,
        };
        self.module.defines.extend(name.map(ToString::to_string));
        syn::visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !is_test(&module.attrs) {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let mut paths = Vec::new();
        flatten(&item.tree, Vec::new(), &mut paths);
        let is_private = matches!(item.vis, Visibility::Inherited);
        for (name, path) in paths.into_iter().filter(|_| !is_test(&item.attrs)) {
            let starts = ["crate", "self", "super"].contains(&path[0].as_str());
            if !is_private {
                let path = if starts { path } else { [vec!["self".to_owned()], path].concat() };
                self.module.passes_on.push((name, path));
            } else if starts {
                self.module.uses.push(path);
            } else {
                // A child module, named without `self`.
                self.module.uses.push([vec!["self".to_owned()], path].concat());
            }
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> =
            path.segments.iter().map(|part| part.ident.to_string()).collect();
        if segments.len() > 1 && ["crate", "super"].contains(&segments[0].as_str()) {
            self.module.uses.push(segments);
        }
        syn::visit::visit_path(self, path);
    }
}

fn flatten(tree: &UseTree, before: Vec<String>, found: &mut Vec<(String, Vec<String>)>) {
    let with = |name: String| [before.clone(), vec![name]].concat();
    match tree {
        UseTree::Path(path) => flatten(&path.tree, with(path.ident.to_string()), found),
        UseTree::Name(name) if name.ident == "self" => {
            let name = before.last().cloned().unwrap_or_default();
            found.push((name, before));
        }
        UseTree::Name(name) => found.push((name.ident.to_string(), with(name.ident.to_string()))),
        UseTree::Rename(name) => {
            found.push((name.rename.to_string(), with(name.ident.to_string())))
        }
        UseTree::Glob(_) => found.push(("*".to_owned(), before)),
        UseTree::Group(group) => {
            group.items.iter().for_each(|tree| flatten(tree, before.clone(), found));
        }
    }
}
