namespace Meanwhile.Cli.Commands;

/// <summary>What "meanwhile check --help" says. The page docs/check.md says the same at length.</summary>
internal static class CheckHelp
{
    public const string Text = """
        meanwhile check: ask for many URLs at once and say which are up.

        Usage:
          meanwhile check [URL...] [-i FILE]... [-] [options]

        Examples:
          meanwhile check https://example.com https://example.org/page
          meanwhile check -i urls.txt                    one URL a line; read as it goes, a million lines in bounded memory
          grep -o 'https://[^"]*' page.html | meanwhile check -
          meanwhile check -i urls.txt -f jsonl | jq -r 'select(.ok | not) | .url'
          meanwhile check -i urls.txt -o all.csv -o report.xml -q       two files, and on the terminal what is down
          meanwhile check -i api.txt -H 'Authorization: Bearer TOKEN' --rate 600/m --retry-on 429,5xx
          meanwhile check -i links.txt -X head,get --accept 200..=299,403 --max-redirs 5 -m 5s
          meanwhile check https://test.example --resolve test.example:443:127.0.0.1 --cacert ca.pem
          meanwhile check -i urls.txt -w '%{http_code} %{time_total} %{url}\n'

        What to check:
          URL                       http:// or https://
          -                         URLs from standard input, one a line
          -i, --input FILE          URLs from a file, one a line; may be given several times; "-" is standard input
          Empty lines and lines that begin with "#" are passed over.

        How hard to try:
          -c, --concurrency N       requests at once (default 256)
              --host-concurrency N  requests at once against one host and port (default 10)
              --rate N/UNIT         requests in a second, minute or hour, spread evenly: 10/s, 600/m, 5000/h (default: no limit)
          -m, --max-time TIME       the most that one attempt may take, with all its methods, redirects and body (default 20s)
              --connect-timeout TIME  the most that connecting may take, with name look-up and TLS (default 10s)
              --retry N             more attempts after a failure that may pass: no connection, a broken one, no answer in
                                    time, or a status of --retry-on (default 3)
              --retry-delay TIME    the longest pause before the first retry; it doubles each time up to 60s, and the pause
                                    itself is any time up to that (default 500ms). A server's Retry-After goes before it,
                                    and holds back all requests to that host
              --retry-on STATUSES   statuses to try again (default 408,429,5xx)
              --retry-max-time TIME  no attempt of a URL begins later than this after its first (default 5m)
              --retry-all-methods   try every method again; without it POST, PATCH and others that are not idempotent only where
                                    the server has not done the request: no connection, 429, or 503 with Retry-After
              --breaker N           after N failed requests in a row (no answer, or a 5xx) a host is left alone for 30s: its
                                    URLs are skipped, then one tries it again (default 30; 0 for never)
              --grace TIME          after Ctrl-C: how long running requests may take to finish (default 10s)
          TIME is written 500ms, 20s, 1.5s, 2m or 1h.

        What to send:
          -X, --request METHOD      the method (default get), or several to try in turn until one is accepted: head,get
          -H, --header HEADER       'Name: value' to send it, 'Name:' to send none of that name, 'Name;' to send it empty,
                                    @FILE to send those in a file, one a line; may be given several times
          -A, --user-agent TEXT     the User-Agent
          -u, --user USER:PASSWORD  basic authentication
          What -H, -u and -x give is never shown, not even where a server sends it back. A redirect to another host gets
          no credentials, no cookies and no headers of your own but such as Accept and Range.

        What counts as up:
              --accept STATUSES     statuses that count as up (default 200..=399)
              --max-redirs N        redirects to follow (default 10); 0 takes the redirect itself for the answer
          STATUSES are written 404, 5xx, 200..=299 or 200-299 (with the last), 200..300 (without), with commas between.

        How to get there:
          -k, --insecure            take any certificate: anyone on the way can then read and change everything
              --cacert FILE         trust the authorities in this PEM file, and no others
              --cert FILE[:PASSWORD]  show this certificate; the file has its key too (PEM or PKCS #12)
          -x, --proxy URL           use this proxy: http://, https://, socks4://, socks4a:// or socks5://; "" for none.
                                    Without it http_proxy, HTTPS_PROXY, ALL_PROXY and NO_PROXY in the environment hold
              --http1.1             speak HTTP/1.1 (default)
              --http2               speak HTTP/2 with https servers that do
          -4, --ipv4                connect by IPv4 alone
          -6, --ipv6                connect by IPv6 alone
              --resolve HOST:PORT:ADDRESS  connect to that address in place of the host's own; "*" is each host
                                    that no other entry names

        What to see:
          -f, --format FORMAT       what is written to standard output, as each URL is done: table (default), jsonl (one JSON
                                    object a line), csv, junit (XML for build servers) or markdown
          -o, --output FILE         write the rows to a file too; may be given several times. Its format is by its name
                                    (.txt table, .jsonl, .csv, .xml JUnit, .md), or written before it: junit:report
              --ordered             rows in the order of the input, and not as they are done
          -w, --write-out TEMPLATE  write this for each URL in place of a format: \n ends a line, %% is %, and the names of
                                    curl (%{url}, %{http_code}, %{url_effective}, %{time_total}, %{num_redirects},
                                    %{num_retries}, %{size_download}, %{content_type}, %{http_version}, %{method},
                                    %{errormsg}) and of the fields (%{ok}, %{error}, %{ms}, ...; %{json} is all of them)
          -n, --no-progress         no progress
          -q, --quiet               only what is down; no progress and no summary
          -v, --verbose             tell of retries and pauses, and show redirects, method, version and size
          -h, --help                this text
          Progress is shown on standard error: a live line on a terminal, else one line every ten seconds.
          NO_COLOR=1 in the environment turns colours off.

        A URL is up when its answer, after redirects, has a status of --accept. Otherwise it is down, and "error" says why:
          url       no URL, or a scheme other than http and https
          dns       the host's name was not found
          connect   no connection to the host or the proxy: refused, unreachable
          tls       no secure connection: a certificate that has expired, is for another name or is not trusted
          timeout   not done within --max-time, or not connected within --connect-timeout
          redirect  too many redirects, a loop, or to where they must not lead
          reset     the connection broke before the answer
          protocol  the answer was not HTTP
          body      the answer broke off
          status    the status is none of --accept
          skipped   not asked: its host failed too often in a row (--breaker)

        The fields of jsonl and csv:
          url, ok, status, error, message, ms, attempts, final_url, method, http_version, content_type, bytes, redirects,
          source

        Exit codes:
          0    all are up
          1    wrong usage, input that could not be read, output that could not be written, or an internal error
          2    some are down
          7    stopped before the end: Ctrl-C or SIGTERM, or standard output takes no more
          130  stopped at once by a second Ctrl-C or SIGTERM
        Ctrl-C starts nothing more, lets running requests finish for --grace, and prints the summary. A second one ends at once.

        """;
}
