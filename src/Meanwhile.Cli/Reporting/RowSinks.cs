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
        foreach (var file in options.OutputFiles)
        {
            try
            {
                var stream = new FileStream(file.Path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
                var sink = new RowSink(file.Path, RowFormats.Create(file.Format), stream) { IsFile = true };
                made.files.Add(sink);
                made.all.Add(sink);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                made.CloseFiles(new Tally(), TimeSpan.Zero);
                sinks = null;
                problem = $"--output: '{file.Path}' cannot be written: {FileProblem.Reason(file.Path, failure)}";
                return false;
            }
        }

        sinks = made;
        problem = null;
        return true;
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
