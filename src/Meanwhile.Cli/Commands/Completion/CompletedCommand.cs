namespace Meanwhile.Cli.Commands.Completion;

/// <summary>A command as a shell completes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, in a few words.</param>
/// <param name="Words">What may stand behind it beside options.</param>
/// <param name="Options">Its options.</param>
internal sealed record CompletedCommand(string Name, string Description, IReadOnlyList<string> Words, IReadOnlyList<CompletedOption> Options);
