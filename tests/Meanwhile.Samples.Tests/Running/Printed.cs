using System.Text;

namespace Meanwhile.Samples.Tests.Running;

/// <summary>What a program printed, by lines.</summary>
internal sealed class Printed
{
    private readonly List<string> lines = [];
    private readonly StringBuilder line = new();

    /// <summary>Called with each line as it is complete.</summary>
    public Action<string>? LineCame { get; init; }

    public IReadOnlyList<string> Lines => line.Length == 0 ? lines : throw new InvalidOperationException($"The last line has no end: '{line}'.");

    public void Add(char letter)
    {
        if (letter == '\r')
        {
            return;
        }

        if (letter != '\n')
        {
            line.Append(letter);
            return;
        }

        var complete = line.ToString();
        line.Clear();
        lines.Add(complete);
        LineCame?.Invoke(complete);
    }

    /// <summary>Asserts all of the lines.</summary>
    public void Is(params string[] expected) => Assert.Equal(expected, Lines);
}
