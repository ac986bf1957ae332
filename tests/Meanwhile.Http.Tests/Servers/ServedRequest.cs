namespace Meanwhile.Tests;

/// <summary>A request as it came over the wire.</summary>
internal sealed class ServedRequest
{
    private readonly string[] lines;

    internal ServedRequest(string head)
    {
        lines = head.Split("\r\n");
        var parts = lines[0].Split(' ');
        Method = parts[0];
        Path = parts[1];
    }

    internal string Method { get; }

    internal string Path { get; }

    internal string Body { get; set; } = "";

    internal string Head => string.Join('\n', lines);

    internal string? Header(string name) =>
        Array.Find(lines, line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) is { } line ? line[(name.Length + 1)..].Trim() : null;
}
