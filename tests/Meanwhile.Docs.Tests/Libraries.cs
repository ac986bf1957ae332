using System.Reflection;

namespace Meanwhile.Docs.Tests;

/// <summary>The assemblies that users reference.</summary>
internal static class Libraries
{
    internal static IReadOnlyList<string> Names { get; } = ["Meanwhile", "Meanwhile.Http", "Meanwhile.Testing"];

    internal static IEnumerable<Assembly> All => Names.Select(Assembly.Load);
}
