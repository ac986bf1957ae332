using System.Runtime.CompilerServices;
using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Differential;

/// <summary>Thousands of small random programs with what CPython 3.13 printed for each; see <c>oracle.py</c>.</summary>
public class CPythonTranscriptTests
{
    /// <summary>Another file, with more of them.</summary>
    private const string Given = "MEANWHILE_TRANSCRIPTS";

    [Fact]
    public void Programs_print_what_CPython_prints() => Compare(Environment.GetEnvironmentVariable(Given) ?? Beside("transcripts.tsv"));

    [Fact]
    public void Programs_that_share_locks_and_queues_print_what_CPython_prints() => Compare(Beside("shared.tsv"));

    private static void Compare(string file)
    {
        var differing = new List<string>();
        foreach (var line in File.ReadLines(file))
        {
            var (program, expected) = line.Split('\t') is [var first, var second] ? (first, second) : throw new FormatException(line);
            string actual;
            try
            {
                actual = Script.Transcript(program, () => Printed.Options());
            }
            catch (Exception failure)
            {
                actual = failure.ToString();
            }

            if (actual != expected)
            {
                differing.Add($"{program}\n  CPython: {expected}\n  here:    {actual}\n");
            }
        }

        Assert.True(differing.Count == 0, $"{differing.Count} programs differ:\n{string.Join('\n', differing.OrderBy(text => text.Length).Take(12))}");
    }

    private static string Beside(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
