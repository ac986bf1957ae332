namespace Meanwhile.Cli.Check.Input;

/// <summary>A line that somebody gave.</summary>
/// <param name="Text">The line without blanks around it; the beginning only if it is too long.</param>
/// <param name="Place">Where it stands, for messages: "urls.txt:3".</param>
/// <param name="Problem">Why it cannot be taken, such as that it is too long; null if it can.</param>
internal sealed record InputLine(string Text, string Place, string? Problem);
