using System.Diagnostics.CodeAnalysis;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Reporting.Formats;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Reporting;

/// <summary>All places that get the rows of a run.</summary>
internal sealed class RowSinks
{
    private readonly List<RowSink> files = [];

    private readonly List<RowSink> all;

    private RowSinks(RowSink standardOutput)
    {
        StandardOutput = standardOutput;
        all = [standardOutput];
    }

    public RowSink StandardOutput { get; }

    public IReadOnlyList<RowSink> All => all;

    /// <summary>Opens the files before anything is asked for: an hour's results must not meet a folder that is not there.</summary>
    public static bool TryOpen(CheckOptions options, Shell shell, [NotNullWhen(true)] out RowSinks? sinks, [NotNullWhen(false)] out string? problem)
    {
        IRowFormat format = options.Template is { } template
            ? new TemplateFormat(template)
            : RowFormats.Create(options.Format, shell.ColorsOutput, shows: !options.IsQuiet, options.IsVerbose);
        var onlyDown = options is { IsQuiet: true, Template: null, Format: OutputFormat.Table };
        var made = new RowSinks(new RowSink("standard output", format, shell.Output, onlyDown));
        problem = made.Open(options);
        if (problem is not null)
        {
            sinks = null;
            return false;
        }

        sinks = made;
        return true;
    }

    /// <summary>No file loses what is in it before all could be opened.</summary>
    private string? Open(CheckOptions options)
    {
        using var opened = new OpenedFiles();
        foreach (var file in options.OutputFiles)
        {
            if (opened.TryOpen(file.Path) is { } refused)
            {
                return refused;
            }
        }

        if ((opened.FindClash(options) ?? opened.TryEmpty()) is { } problem)
        {
            return problem;
        }

        foreach (var (file, stream) in options.OutputFiles.Zip(opened.Take()))
        {
            var sink = new RowSink(file.Path, RowFormats.Create(file.Format), stream) { IsFile = true };
            files.Add(sink);
            all.Add(sink);
        }

        return null;
    }

    /// <summary>Ends the files. Blocking.</summary>
    /// <returns>A line for each that could not be ended.</returns>
    public List<string> CloseFiles(Tally tally, TimeSpan elapsed)
    {
        var problems = new List<string>();
        foreach (var file in files)
        {
            if (file.Close(tally, elapsed) is { } reason)
            {
                problems.Add($"{file.Name}: {reason}");
            }
        }

        return problems;
    }
}
