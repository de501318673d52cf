//! The only code that touches files, the standard streams, the network, the clock and the environment.

mod denylist;
mod destination;
mod discover;
mod fetch;
mod files;
mod idle;
mod inputs;
mod intake;
mod keys;
mod live;
mod packed;
mod policy;
mod progress;
mod regular;
mod secret;
mod tracked;
mod wordlist;

pub use destination::Destination;
pub use files::{Access, write_new, write_private};
pub use inputs::Walk;
pub use keys::{KeySources, Purpose};
pub use progress::Progress;
pub use wordlist::{Lines, Wordlist};

use crate::core::source::Input;
use crate::core::time::parse_time;
use crate::term::{self, ColorChoice, Terminal};
use anyhow::{Context, Result, bail};
use colored::Colorize;
use jiff::tz::TimeZone;
use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::io::{self, BufRead, BufWriter, IsTerminal, Read, Write};
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;

/// The machine a command runs on.
pub struct Host {
    /// Unix seconds, from `--now` or the clock.
    pub now: i64,
    /// What is known of the terminal.
    pub terminal: Terminal,
    color: ColorChoice,
    verbosity: Verbosity,
    tracked: tracked::Tracked,
    intake: intake::Intake,
    line: Arc<progress::Line>,
}

/// How much is said on standard error beside errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// Nothing.
    Quiet,
    /// What a user would want to know.
    Normal,
    /// What was done, too.
    Verbose,
}

impl Host {
    /// Looks around. `now` stands in for the clock, and may count from it.
    ///
    /// # Errors
    ///
    /// When `now` is no time.
    pub fn new(color: ColorChoice, verbosity: Verbosity, now: Option<&str>) -> Result<Host, String> {
        let terminal = Terminal::detect(color, env);
        colored::control::set_override(terminal.color);
        let clock = clock();
        let now = now.map_or(Ok(clock), |now| parse_time(now, clock))?;
        let (tracked, intake, line) = Default::default();
        Ok(Host { now, terminal, color, verbosity, tracked, intake, line })
    }

    /// Standard output, buffered. Whoever takes it flushes it, so that an error is seen.
    pub fn out(&self) -> impl Write + use<> {
        let line = self.terminal.is_terminal.then(|| Arc::clone(&self.line));
        BufWriter::with_capacity(64 * 1024, progress::Above { out: io::stdout().lock(), line })
    }

    /// What is known of a file as a terminal.
    pub fn file_terminal(&self) -> Terminal {
        Terminal::of_file(self.color, env)
    }

    /// Says something on standard error, unless `--quiet`.
    pub fn note(&self, message: impl Display) {
        if !self.is_quiet() {
            self.say("note:", colored::Color::Cyan, &message);
        }
    }

    /// Says on standard error what was done, if `--verbose`.
    pub fn detail(&self, message: impl Display) {
        if self.verbosity == Verbosity::Verbose {
            self.note(message);
        }
    }

    fn is_quiet(&self) -> bool {
        self.verbosity == Verbosity::Quiet
    }

    /// Says on standard error what could not be done.
    pub fn complain(&self, error: &anyhow::Error) {
        self.say("error:", colored::Color::Red, &format!("{error:#}"));
    }

    /// Says on standard error how far a run came that was interrupted.
    pub fn interrupted(&self, how_far: impl Display) {
        self.say("interrupted:", colored::Color::Red, &how_far);
    }

    /// Says on standard error what is wrong with what was done nevertheless, unless `--quiet`.
    pub fn warn(&self, message: impl Display) {
        if !self.is_quiet() {
            self.say("warning:", colored::Color::Yellow, &message);
        }
    }

    /// Hands standard error and what is known of it to `write`, unless `--quiet`.
    ///
    /// # Errors
    ///
    /// Those of `write`.
    pub fn on_stderr<T: Default>(
        &self,
        write: impl FnOnce(io::StderrLock<'static>, Terminal) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.is_quiet() {
            return Ok(T::default());
        }
        let _above = self.line.away();
        let is_terminal = io::stderr().is_terminal();
        let color = self.color.applies_to(is_terminal, env);
        colored::control::set_override(color);
        let result = write(io::stderr().lock(), Terminal { is_terminal, color, ..self.terminal });
        colored::control::set_override(self.terminal.color);
        result
    }

    /// Each line of the message is made harmless; what to try next stands on a line of its own.
    fn say(&self, word: &str, color: colored::Color, message: &dyn Display) {
        let on_terminal = self.color.applies_to(io::stderr().is_terminal(), env);
        let message = message.to_string();
        let lines: Vec<_> = message.split('\n').map(term::escape).collect();
        let _above = self.line.away();
        colored::control::set_override(on_terminal);
        // Nobody is left to tell when standard error is closed.
        let _ = writeln!(io::stderr(), "{} {}", word.color(color).bold(), lines.join("\n"));
        colored::control::set_override(self.terminal.color);
    }

    /// Does work that may take long. After a second a line on standard error counts the time, if that is a terminal.
    pub fn with_progress<T>(&self, message: &str, work: impl FnOnce() -> T) -> T {
        let (done, wait) = mpsc::channel::<()>();
        std::thread::scope(|scope| {
            if !self.is_quiet() && io::stderr().is_terminal() {
                scope.spawn(move || {
                    let mut seconds = 0;
                    // The end of the work closes the channel.
                    while wait.recv_timeout(Duration::from_secs(1)) == Err(mpsc::RecvTimeoutError::Timeout) {
                        seconds += 1;
                        self.line.show_alone(&format!("{message}, {seconds} s"));
                    }
                    self.line.clear();
                });
            }
            let result = work();
            drop(done);
            result
        })
    }

    /// The time zone of this machine, or the one that TZ names.
    ///
    /// # Errors
    ///
    /// When the machine does not say.
    pub fn time_zone(&self) -> Result<TimeZone> {
        TimeZone::try_system()
            .context("asking for the time zone of this machine\ntry: --time utc, or TZ=Europe/Berlin")
    }

    /// A random number generator: the operating system's.
    pub fn rng(&self) -> rand_core::OsRng {
        rand_core::OsRng
    }

    /// What each INPUT stands for, by the order of the command line's contract: `-`, text that holds a token, a path.
    /// Without any, standard input, unless that is a terminal. A folder stands for its files, if `walk` says which.
    ///
    /// # Errors
    ///
    /// When there is nothing to read at all. What goes wrong with one input is the item's.
    pub fn inputs(
        &self,
        inputs: &[OsString],
        walk: Option<Walk>,
    ) -> Result<impl Iterator<Item = Result<Input>> + Send + use<>> {
        let inputs = match inputs {
            [] if io::stdin().is_terminal() => {
                bail!(
                    "reading the token: none was given\ntry: paste it as an argument, name a file, or pipe it in"
                )
            }
            [] => vec![OsString::from("-")],
            given => given.to_vec(),
        };
        let intake = self.intake.clone();
        Ok(inputs.into_iter().flat_map(move |input| inputs::of(&input, walk.as_ref(), &intake)))
    }

    /// Whether a file is one that git tracks.
    pub fn is_tracked(&self, path: &Path) -> bool {
        self.tracked.has(path)
    }

    /// The bytes of a file, `-` being standard input.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn content(&self, path: &Path) -> Result<Vec<u8>> {
        if path.as_os_str() == "-" { read_stdin() } else { files::read(path) }
    }

    /// What an argument stands for: `-`, an existing file, or else the text itself.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn text_or_file(&self, argument: &OsString) -> Result<Vec<u8>> {
        let path = Path::new(argument);
        if argument == "-" || path.exists() {
            return self.content(path);
        }
        Ok(argument.as_encoded_bytes().to_vec())
    }

    /// What an argument stands for that may be a token: itself where it holds one, else `-` or an existing file, else the
    /// text itself.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn token_or_file(&self, argument: &OsString) -> Result<Vec<u8>> {
        let bytes = argument.as_encoded_bytes();
        if crate::core::find::tokens(bytes).next().is_some() {
            return Ok(bytes.to_vec());
        }
        self.text_or_file(argument)
    }

    /// The lines of a file, or of standard input, as they come; none has more than 16 MiB.
    ///
    /// # Errors
    ///
    /// When the file cannot be opened. What goes wrong later is an item's.
    pub fn lines(
        &self,
        path: Option<&OsStr>,
    ) -> Result<impl Iterator<Item = Result<Vec<u8>>> + Send + use<>> {
        let (name, input): (_, Box<dyn BufRead + Send>) = match path {
            Some(path) if path != "-" => {
                let name = Path::new(path).display().to_string();
                let file = std::fs::File::open(path).with_context(|| format!("reading {name}"))?;
                (name, Box::new(io::BufReader::with_capacity(64 * 1024, file)))
            }
            _ => ("standard input".to_string(), Box::new(io::BufReader::new(io::stdin()))),
        };
        Ok(files::lines(input, name))
    }

    /// The JSON that a command-line argument stands for: the text itself, a file, or `-`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn json_argument(&self, argument: &OsString) -> Result<Vec<u8>> {
        let bytes = argument.as_encoded_bytes();
        if argument == "-" {
            read_stdin()
        } else if bytes.trim_ascii_start().starts_with(b"{") {
            Ok(bytes.to_vec())
        } else {
            files::read(Path::new(argument))
        }
    }
}

fn read_stdin() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).context("reading standard input")?;
    Ok(bytes)
}

fn env(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn clock() -> i64 {
    let elapsed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    // A clock before 1970 is read as 1970.
    elapsed.map_or(0, |elapsed| i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX))
}
