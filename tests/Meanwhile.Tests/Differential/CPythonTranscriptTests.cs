using System.Runtime.CompilerServices;
using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Differential;

/// <summary>Thousands of small random programs with what CPython 3.13 printed for each; see <c>oracle.py</c>.</summary>
public class CPythonTranscriptTests
{
    [Fact]
    public void Programs_print_what_CPython_prints()
    {
        var differing = new List<string>();
        foreach (var line in File.ReadLines(Environment.GetEnvironmentVariable("MEANWHILE_TRANSCRIPTS") ?? Beside("transcripts.tsv")))
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
