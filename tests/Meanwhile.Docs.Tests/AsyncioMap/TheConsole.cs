namespace Meanwhile.Docs.Tests.AsyncioMap;

/// <summary>Tests that set the console's writer, which is one for the whole process: no other test runs meanwhile.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class TheConsole;
