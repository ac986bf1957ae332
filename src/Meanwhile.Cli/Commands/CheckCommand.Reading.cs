using System.CommandLine;
using System.Net.Sockets;
using System.Text;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Check.Requests;
using Meanwhile.Cli.Commands.Values;

namespace Meanwhile.Cli.Commands;

internal sealed partial class CheckCommand
{
    /// <param name="parsed">The command line.</param>
    /// <param name="problems">Gets a line for each value that cannot be.</param>
    public CheckOptions Read(ParseResult parsed, List<string> problems)
    {
        var options = new CheckOptions
        {
            Urls = parsed.GetValue(urls) ?? [],
            Files = files.Read(parsed, problems),
            OtherFiles =
            [
                .. WordsOf(parsed, headers.Option).Where(static word => word.StartsWith('@')).Select(static word => ("--header", word[1..])),
                .. WordsOf(parsed, authorities.Option).Select(static word => ("--cacert", word)),
                .. WordsOf(parsed, certificate.Option).Select(static word => ("--cert", CertificateText.PathOf(word))),
            ],
            Concurrency = concurrency.Read(parsed, problems),
            HostConcurrency = hostConcurrency.Read(parsed, problems),
            Rate = rate.Read(parsed, problems),
            Retries = retries.Read(parsed, problems),
            RetryDelay = retryDelay.Read(parsed, problems),
            RetryOn = retryOn.Read(parsed, problems),
            RetryMaxTime = retryMaxTime.Read(parsed, problems),
            RetriesAllMethods = retryAllMethods.Read(parsed),
            Breaker = breaker.Read(parsed, problems),
            MaxTime = maxTime.Read(parsed, problems),
            Grace = grace.Read(parsed, problems),
            Request = ReadRequest(parsed, problems),
            Format = format.Read(parsed, problems),
            Template = template.Read(parsed, problems),
            OutputFiles = output.Read(parsed, problems),
            IsOrdered = ordered.Read(parsed),
            HasProgress = !noProgress.Read(parsed),
            IsQuiet = quiet.Read(parsed),
            IsVerbose = verbose.Read(parsed),
        };
        RefuseWhatCannotBe(parsed, options, problems);
        return options;
    }

    private RequestOptions ReadRequest(ParseResult parsed, List<string> problems)
    {
        var isProxyGiven = parsed.GetResult(proxy.Option) is not null;
        var address = proxy.Read(parsed, problems);
        return new RequestOptions
        {
            Methods = methods.Read(parsed, problems),
            Headers = [.. headers.Read(parsed, problems).SelectMany(lines => lines)],
            UserAgent = userAgent.Read(parsed, problems),
            User = user.Read(parsed, problems),
            Accept = accept.Read(parsed, problems),
            MaxRedirects = maxRedirects.Read(parsed, problems),
            ConnectTimeout = connectTimeout.Read(parsed, problems),
            IsInsecure = insecure.Read(parsed),
            Authorities = authorities.Read(parsed, problems),
            Certificate = certificate.Read(parsed, problems),
            Proxy = address,
            UseProxy = !isProxyGiven || address is not null,
            PrefersHttp2 = http2.Read(parsed),
            Family = ipv4.Read(parsed) ? AddressFamily.InterNetwork : ipv6.Read(parsed) ? AddressFamily.InterNetworkV6 : AddressFamily.Unspecified,
            Resolved = resolved.Read(parsed, problems),
        };
    }

    private void RefuseWhatCannotBe(ParseResult parsed, CheckOptions options, List<string> problems)
    {
        if (Array.Find([.. options.Urls], static url => url.Length > 1 && url[0] == '-') is { } unknown)
        {
            // What follows the name may be a secret.
            problems.Add($"unknown option '{unknown[..Math.Min(unknown.Length, unknown.AsSpan().IndexOfAny('=', ' ', ':') is var end and > 0 ? end : 40)]}'");
        }
        else if (options.Urls.Count + options.Files.Count == 0)
        {
            problems.Add("nothing to check: give URLs, -i FILE, or - for standard input");
        }

        if (options.Request.Headers.Count(static header => header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase)) > 1)
        {
            problems.Add("--header: 'Host' is given twice, and a request has one");
        }

        if (options.Request.SaysLength && options.Request.Leaves("Content-Length"))
        {
            problems.Add("--header: 'Content-Length:' would send none, and a request that has an empty body says so (Content-Length: 0): leave it out");
        }

        RefuseBoth(parsed, problems, ipv4.Option, ipv6.Option);
        RefuseBoth(parsed, problems, http11.Option, http2.Option);
        RefuseBoth(parsed, problems, template.Option, format.Option);
        RefuseBoth(parsed, problems, insecure.Option, authorities.Option);
        RefuseBoth(parsed, problems, quiet.Option, verbose.Option);
        if (options.Request.UserAgent is { } agent && agent.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            problems.Add("--user-agent: it has a line break or a NUL in it");
        }
        else if (options.Request.UserAgent is { } text && !Ascii.IsValid(text))
        {
            problems.Add("--user-agent: it has a character outside ASCII in it, which no header can carry");
        }

        foreach (var file in options.OutputFiles)
        {
            if (options.Files.Any(input => input != "-" && Path.GetFullPath(input) == Path.GetFullPath(file.Path)))
            {
                problems.Add($"--output: '{file.Path}' is the input, and would be overwritten");
            }
        }

        if (options.OutputFiles.Select(file => Path.GetFullPath(file.Path)).Distinct(StringComparer.Ordinal).Count() < options.OutputFiles.Count)
        {
            problems.Add("--output: the same file is named twice");
        }
    }

    private static IEnumerable<string> WordsOf(ParseResult parsed, Option option) =>
        parsed.GetResult(option)?.Tokens.Select(static token => token.Value) ?? [];

    private static void RefuseBoth(ParseResult parsed, List<string> problems, Option one, Option other)
    {
        if (parsed.GetResult(one) is not null && parsed.GetResult(other) is not null)
        {
            problems.Add($"{one.Name} and {other.Name} cannot both hold: choose one");
        }
    }
}
