namespace Meanwhile.Cli.Check;

/// <summary>What the shell learns.</summary>
internal static class ExitCode
{
    public const int AllUp = 0;

    /// <summary>Wrong usage, input that could not be read, or a defect of this program.</summary>
    public const int Failed = 1;

    public const int SomeDown = 2;

    /// <summary>Stopped before the end of the input, by Ctrl-C or because nobody reads the output any more.</summary>
    public const int Stopped = 7;

    /// <summary>Ended by Ctrl-C where there is nothing to bring to an end first; what shells say of a program that the signal ended.</summary>
    public const int Interrupted = 130;
}
