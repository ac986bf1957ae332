using System.CommandLine;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Commands;

/// <summary>The options of "meanwhile check". What they mean is in <see cref="HelpText"/>.</summary>
internal sealed class CheckCommand : Command
{
    private const int MostRequests = 65_536;
    private const int MostRetries = 100;

    private static readonly CheckOptions Standard = new();

    private readonly Argument<string[]> urls = new("URL") { Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> files = new("--input", "-i") { Arity = ArgumentArity.OneOrMore };
    private readonly Option<int> concurrency = OptionValues.Count("--concurrency", "-c", Standard.Concurrency, 1, MostRequests);
    private readonly Option<int> hostConcurrency = OptionValues.Count("--host-concurrency", null, Standard.HostConcurrency, 1, MostRequests);
    private readonly Option<int> retries = OptionValues.Count("--retry", null, Standard.Retries, 0, MostRetries);
    private readonly Option<TimeSpan> retryDelay = OptionValues.Time("--retry-delay", null, Standard.RetryDelay, mayBeZero: true);
    private readonly Option<TimeSpan> maxTime = OptionValues.Time("--max-time", "-m", Standard.MaxTime, mayBeZero: false);
    private readonly Option<TimeSpan> grace = OptionValues.Time("--grace", null, Standard.Grace, mayBeZero: true);
    private readonly Option<OutputFormat> format = OptionValues.Choice(
        "--format",
        "-f",
        ("table", OutputFormat.Table),
        ("jsonl", OutputFormat.JsonLines)
    );

    public CheckCommand()
        : base("check")
    {
        Add(urls);
        Option[] options = [files, concurrency, hostConcurrency, retries, retryDelay, maxTime, grace, format];
        foreach (var option in options)
        {
            Add(option);
        }
    }

    public CheckOptions Read(ParseResult parsed) =>
        new()
        {
            Urls = parsed.GetValue(urls) ?? [],
            Files = parsed.GetValue(files) ?? [],
            Concurrency = parsed.GetValue(concurrency),
            HostConcurrency = parsed.GetValue(hostConcurrency),
            Retries = parsed.GetValue(retries),
            RetryDelay = parsed.GetValue(retryDelay),
            MaxTime = parsed.GetValue(maxTime),
            Grace = parsed.GetValue(grace),
            Format = parsed.GetValue(format),
        };
}
