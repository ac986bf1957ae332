using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Commands;
using Meanwhile.Cli.Reporting.Formats;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Commands;

/// <summary>The page docs/check.md is held against the command.</summary>
public partial class ManualTests
{
    private static readonly string Manual = File.ReadAllText(Path.Combine(Folder(), "../../../docs/check.md"));

    [Fact]
    public void It_has_every_option_and_every_name_of_it()
    {
        Assert.All(
            new CheckCommand().Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Append("--help").Append("-h"),
            name => Assert.True(Manual.Contains($"`{name}`", StringComparison.Ordinal) || Manual.Contains($"`{name} ", StringComparison.Ordinal) || Manual.Contains($"`{name}[", StringComparison.Ordinal), name)
        );
    }

    [Fact]
    public void It_has_no_option_that_is_not_there()
    {
        var known = new CheckCommand().Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Append("--help").ToHashSet(StringComparer.Ordinal);
        Assert.Empty(LongOption().Matches(Manual).Concat(LongOption().Matches(CheckHelp.Text)).Select(match => match.Value).Distinct(StringComparer.Ordinal).Except(known));
    }

    [Fact]
    public void It_has_every_error_template_name_format_and_exit_code()
    {
        Assert.All(Enum.GetValues<DownReason>(), reason => Assert.Contains($"`{reason.Name()}`", Manual, StringComparison.Ordinal));
        Assert.All(Template.Names, name => Assert.Contains($"`%{{{name}}}`", Manual, StringComparison.Ordinal));
        Assert.All(RowFormats.Names, format => Assert.Contains($"`{format.Name}`", Manual, StringComparison.Ordinal));
        Assert.All((int[])[ExitCode.Failed, ExitCode.Stopped, ExitCode.Interrupted], code => Assert.Contains($"| {code} |", Manual, StringComparison.Ordinal));
        Assert.Contains($"| {ExitCode.AllUp}, {ExitCode.SomeDown} |", Manual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_the_fields_that_are_written()
    {
        var (_, run) = await InProcess.Run("check", "no URL", "-f", "jsonl");
        var fields = run.Rows[0].EnumerateObject().Select(field => field.Name).ToArray();
        Assert.All(fields, field => Assert.Contains($"`{field}`", Manual, StringComparison.Ordinal));
        var (_, csv) = await InProcess.Run("check", "no URL", "-f", "csv");
        Assert.Equal(fields, csv.Output.Text.Split('\n')[0].Split(','));
        Assert.Contains(string.Join(", ", fields), CheckHelp.Text.Replace("\n          ", " ", StringComparison.Ordinal).Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_the_defaults_of_the_help()
    {
        var name = "";
        foreach (var helpLine in CheckHelp.Text.Split('\n'))
        {
            name = OptionInHelp().Match(helpLine) is { Success: true } option ? option.Groups["name"].Value : name;
            if (DefaultInHelp().Match(helpLine) is not { Success: true } match)
            {
                continue;
            }

            var value = match.Groups["value"].Value;
            var line = Array.Find(Manual.Split('\n'), line => line.StartsWith('|') && line.Contains($"`{name} ", StringComparison.Ordinal));
            Assert.True(line is not null && (line.Contains($"| {value} |", StringComparison.Ordinal) || line.Contains($"(default `{value}`)", StringComparison.Ordinal) || (value == "no limit" && line.Contains("| none |", StringComparison.Ordinal))), $"{name}: {value}: {line}");
        }
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z0-9]*([.-][a-z0-9]+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LongOption();

    [GeneratedRegex(@"^  (-\w,|   ) (?<name>--[a-z0-9.-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex OptionInHelp();

    [GeneratedRegex(@"\(default:? (?<value>[^);]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex DefaultInHelp();
}
