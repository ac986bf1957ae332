namespace Meanwhile.Cli.Commands.Completion;

/// <summary>What may follow an option.</summary>
internal enum CompletedValue
{
    /// <summary>Nothing: the option stands alone.</summary>
    None,

    /// <summary>The name of a file.</summary>
    File,

    /// <summary>One of its choices, or what no shell can know.</summary>
    Other,
}
