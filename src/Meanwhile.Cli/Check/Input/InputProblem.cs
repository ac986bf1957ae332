namespace Meanwhile.Cli.Check.Input;

/// <summary>An input that gave nothing.</summary>
/// <param name="Message">One line that begins with its name.</param>
/// <param name="IsFatal">Whether URLs may be missing, so that the run cannot be called a success.</param>
internal sealed record InputProblem(string Message, bool IsFatal);
