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
    private readonly OptionValue<int> concurrency = OptionValue.Count("--concurrency", "-c", Standard.Concurrency, 1, MostRequests);
    private readonly OptionValue<int> hostConcurrency = OptionValue.Count("--host-concurrency", null, Standard.HostConcurrency, 1, MostRequests);
    private readonly OptionValue<int> retries = OptionValue.Count("--retry", null, Standard.Retries, 0, MostRetries);
    private readonly OptionValue<TimeSpan> retryDelay = OptionValue.Time("--retry-delay", null, Standard.RetryDelay, mayBeZero: true);
    private readonly OptionValue<TimeSpan> maxTime = OptionValue.Time("--max-time", "-m", Standard.MaxTime, mayBeZero: false);
    private readonly OptionValue<TimeSpan> grace = OptionValue.Time("--grace", null, Standard.Grace, mayBeZero: true);
    private readonly OptionValue<OutputFormat> format = OptionValue.Choice(
        "--format",
        "-f",
        ("table", OutputFormat.Table),
        ("jsonl", OutputFormat.JsonLines)
    );

    public CheckCommand()
        : base("check")
    {
        Add(urls);
        Add(files);
        Add(concurrency.Option);
        Add(hostConcurrency.Option);
        Add(retries.Option);
        Add(retryDelay.Option);
        Add(maxTime.Option);
        Add(grace.Option);
        Add(format.Option);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="problems">Gets a line for each value that cannot be.</param>
    public CheckOptions Read(ParseResult parsed, List<string> problems) =>
        new()
        {
            Urls = parsed.GetValue(urls) ?? [],
            Files = parsed.GetValue(files) ?? [],
            Concurrency = concurrency.Read(parsed, problems),
            HostConcurrency = hostConcurrency.Read(parsed, problems),
            Retries = retries.Read(parsed, problems),
            RetryDelay = retryDelay.Read(parsed, problems),
            MaxTime = maxTime.Read(parsed, problems),
            Grace = grace.Read(parsed, problems),
            Format = format.Read(parsed, problems),
        };
}
