using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Awaitables;

/// <summary>Every kind of what is awaited.</summary>
internal static class Kinds
{
    /// <summary>Those that belong together, by what they have in common.</summary>
    internal static IReadOnlyList<(string Name, IReadOnlyList<Kind> Kinds)> Groups { get; } =
        [
            ("Tasks", [.. Tasks.Kinds]),
            ("async methods", [.. Methods.Kinds]),
            ("Tasks made of Tasks", [.. Combinations.Kinds]),
            ("ValueTasks of a source", [.. Sources.Kinds]),
            ("semaphores, channels and timers", [.. ThingsOfNet.Kinds]),
            ("async iterators", [.. Iterators.Kinds]),
            ("DisposeAsync", [.. Disposals.Kinds]),
            ("awaiters of other libraries", [.. Customs.Kinds]),
        ];
}
