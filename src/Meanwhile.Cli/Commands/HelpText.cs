namespace Meanwhile.Cli.Commands;

/// <summary>What --help says. Written by hand, in the order in which people need it; a test holds that no option is missing.</summary>
internal static class HelpText
{
    public const string Overview = """
        meanwhile: many URLs and API requests at once, from the shell.

        Usage:
          meanwhile check [URL...] [-i FILE]... [-]    check URLs, all at once
          meanwhile demo                               see what "all at once" means, in a few seconds and without a network

        Options:
          -h, --help     this text; "meanwhile check --help" for a command's own
              --version  the version

        Start with:
          meanwhile demo
          meanwhile check https://example.com https://example.org

        """;

    public const string Check = """
        meanwhile check: ask for many URLs at once and say which are up.

        Usage:
          meanwhile check [URL...] [-i FILE]... [-] [options]

        Examples:
          meanwhile check https://example.com https://example.org/page
          meanwhile check -i urls.txt                    one URL a line; a million lines take no more memory than ten
          grep -o 'https://[^"]*' page.html | meanwhile check -
          meanwhile check -i urls.txt -f jsonl | jq -r 'select(.ok | not) | .url'
          meanwhile check -i api.txt -c 500 --host-concurrency 100 -m 5s --retry 0

        What to check:
          URL                       http:// or https://
          -                         URLs from standard input, one a line
          -i, --input FILE          URLs from a file, one a line; may be given several times; "-" is standard input

        How hard to try:
          -c, --concurrency N       requests at once (default 256)
              --host-concurrency N  requests at once against one host and port (default 10)
          -m, --max-time TIME       the most that one attempt may take (default 20s)
              --retry N             more attempts after a failure that may pass: no connection, a broken one, no answer in
                                    time, status 429 or 5xx (default 3)
              --retry-delay TIME    pause before the first retry; it doubles each time, up to 60s (default 500ms)
              --grace TIME          after Ctrl-C: how long running requests may take to finish (default 10s)
          TIME is written 500ms, 20s, 1.5s, 2m or 1h.

        What to see:
          -f, --format FORMAT       table (default) or jsonl: one JSON object a line, written as each URL is done:
                                    url, ok, status, error, message, ms, attempts, final_url
          -h, --help                this text
          Progress is shown on standard error: a live line on a terminal, else one line every ten seconds.
          NO_COLOR=1 in the environment turns colours off.

        A URL is up when its answer, after redirects, has a status from 200 to 399. Otherwise it is down, and "error" says
        why:
          url       no URL, or a scheme other than http and https
          dns       the host's name was not found
          connect   no connection: refused, unreachable
          tls       no secure connection: a certificate that is wrong or not trusted
          timeout   not done within --max-time
          redirect  too many redirects, or to where they must not lead
          reset     the connection broke before the answer
          protocol  the answer was not HTTP
          body      the answer broke off
          status    the status is 400 or more

        Exit codes:
          0  all are up
          1  wrong usage, input that could not be read, or an internal error
          2  some are down
          7  stopped before the end: Ctrl-C, or nobody reads the output any more
        Ctrl-C starts nothing more, lets running requests finish for --grace, and prints the summary. A second one ends at once.

        """;

    public const string Demo = """
        meanwhile demo: see what "all at once" means.

        Usage:
          meanwhile demo

        Starts a small web server on this machine whose 200 URLs take a second each (and a few that are down, slow or moved),
        checks three of them one after another, then all of them at once, and shows both times side by side with a picture of
        who waited when. It needs no network and takes a few seconds.

        Options:
          -h, --help  this text

        """;
}
