using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Check.Requests;
using Meanwhile.Cli.Commands.Values;
using Meanwhile.Cli.Reporting.Formats;

namespace Meanwhile.Cli.Commands;

/// <summary>The options of "meanwhile check". What they mean at length is in <see cref="HelpText"/>.</summary>
internal sealed partial class CheckCommand : Command
{
    private const int MostRequests = 65_536;
    private const int MostRetries = 100;
    private const int MostRedirects = 100;

    private static readonly CheckOptions Standard = new();
    private static readonly RequestOptions StandardRequest = new();

    private readonly Argument<string[]> urls = new("URL") { Arity = ArgumentArity.ZeroOrMore };

    // What to check.
    private readonly OptionValues<string> files = new("--input", "-i", "URLs from a file, one a line", Text);

    // How hard to try.
    private readonly OptionValue<int> concurrency = OptionValue.Count("--concurrency", "-c", "requests at once", Standard.Concurrency, 1, MostRequests);
    private readonly OptionValue<int> hostConcurrency = OptionValue.Count(
        "--host-concurrency", null, "requests at once against one host", Standard.HostConcurrency, 1, MostRequests);
    private readonly OptionValue<HttpRate?> rate = new("--rate", null, "requests in a time, such as 10/s", null, RateText.TryParse);
    private readonly OptionValue<int> retries = OptionValue.Count("--retry", null, "more attempts after a failure that may pass", Standard.Retries, 0, MostRetries);
    private readonly OptionValue<TimeSpan> retryDelay = OptionValue.Time("--retry-delay", null, "pause before the first retry", Standard.RetryDelay, mayBeZero: true);
    private readonly OptionValue<StatusSet> retryOn = new("--retry-on", null, "statuses to try again", Standard.RetryOn, ReadStatuses);
    private readonly OptionValue<TimeSpan> retryMaxTime = OptionValue.Time(
        "--retry-max-time", null, "when the last attempt may begin", Standard.RetryMaxTime, mayBeZero: true);
    private readonly Flag retryAllMethods = new("--retry-all-methods", null, "try requests again that may then be done twice, such as post");
    private readonly OptionValue<int> breaker = OptionValue.Count("--breaker", null, "failures in a row until a host is left alone", Standard.Breaker, 0, 1_000_000);
    private readonly OptionValue<TimeSpan> maxTime = OptionValue.Time("--max-time", "-m", "the most that one attempt may take", Standard.MaxTime, mayBeZero: false);
    private readonly OptionValue<TimeSpan> connectTimeout = OptionValue.Time(
        "--connect-timeout", null, "the most that connecting may take", StandardRequest.ConnectTimeout, mayBeZero: false);
    private readonly OptionValue<TimeSpan> grace = OptionValue.Time("--grace", null, "time for running requests after Ctrl-C", Standard.Grace, mayBeZero: true);

    // What to send.
    private readonly OptionValue<IReadOnlyList<HttpMethod>> methods = new(
        "--request", "-X", "the method, or several to try in turn", StandardRequest.Methods, RequestText.TryMethods);
    private readonly OptionValues<IReadOnlyList<HeaderLine>> headers = new("--header", "-H", "a header, or @FILE with headers", HeaderText.TryParse);
    private readonly OptionValue<string?> userAgent = new("--user-agent", "-A", "the User-Agent", null, Text!);
    private readonly OptionValue<string?> user = new("--user", "-u", "user and password", null, RequestText.TryUser);

    // What counts as up.
    private readonly OptionValue<StatusSet> accept = new("--accept", null, "statuses that count as up", StandardRequest.Accept, ReadStatuses);
    private readonly OptionValue<int> maxRedirects = OptionValue.Count("--max-redirs", null, "redirects to follow", StandardRequest.MaxRedirects, 0, MostRedirects);

    // How to get there.
    private readonly Flag insecure = new("--insecure", "-k", "take any certificate");
    private readonly OptionValue<X509Certificate2Collection?> authorities = new("--cacert", null, "authorities to trust", null, CertificateText.TryAuthorities);
    private readonly OptionValue<X509Certificate2?> certificate = new("--cert", null, "the certificate to show", null, CertificateText.TryCertificate);
    private readonly OptionValue<Uri?> proxy = new("--proxy", "-x", "the proxy to use", null, RequestText.TryProxy);
    private readonly Flag http11 = new("--http1.1", null, "speak HTTP/1.1");
    private readonly Flag http2 = new("--http2", null, "speak HTTP/2 where the server does");
    private readonly Flag ipv4 = new("--ipv4", "-4", "connect by IPv4 alone");
    private readonly Flag ipv6 = new("--ipv6", "-6", "connect by IPv6 alone");
    private readonly OptionValues<ResolvedHost> resolved = new("--resolve", null, "connect to another address", ResolvedText.TryParse);

    // What to see.
    private readonly OptionValue<OutputFormat> format = OptionValue.Choice("--format", "-f", "what is written to standard output", RowFormats.Names);
    private readonly OptionValues<OutputFile> output = new("--output", "-o", "a file that gets the rows too", OutputText.TryParse);
    private readonly Flag ordered = new("--ordered", null, "rows in the order of the input");
    private readonly OptionValue<Template?> template = new("--write-out", "-w", "a template for each row", null, ReadTemplate);
    private readonly Flag noProgress = new("--no-progress", "-n", "no progress");
    private readonly Flag quiet = new("--quiet", "-q", "only what is down");
    private readonly Flag verbose = new("--verbose", "-v", "tell of retries, redirects and pauses");

    public CheckCommand()
        : base("check")
    {
        Description = "ask for many URLs at once and say which are up";
        Add(urls);
        ISetting[] settings =
        [
            files,
            concurrency, hostConcurrency, rate, retries, retryDelay, retryOn, retryMaxTime, retryAllMethods, breaker, maxTime, connectTimeout, grace,
            methods, headers, userAgent, user,
            accept, maxRedirects,
            insecure, authorities, certificate, proxy, http11, http2, ipv4, ipv6, resolved,
            format, output, ordered, template, noProgress, quiet, verbose,
        ];
        foreach (var setting in settings)
        {
            Add(setting.Option);
        }
    }

    private static bool Text(string text, out string value, out string problem)
    {
        value = text;
        problem = "";
        return true;
    }

    private static bool ReadStatuses(string text, out StatusSet value, out string problem) => StatusSet.TryParse(text, out value!, out problem);

    private static bool ReadTemplate(string text, out Template? value, out string problem) => Template.TryParse(text, out value, out problem);
}
