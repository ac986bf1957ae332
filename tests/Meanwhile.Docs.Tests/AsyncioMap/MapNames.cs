using System.Reflection;
using Meanwhile.Docs.Tests.PublicApi;

namespace Meanwhile.Docs.Tests.AsyncioMap;

/// <summary>Finds what a name of the map stands for: <c>Type</c>, <c>Type&lt;T&gt;</c> or <c>Type.Member</c>, or one of .NET's own.</summary>
internal static class MapNames
{
    private const string OfDotNet = "System.";

    /// <summary>The types that users can name, apart from those inside of others, which are met through them.</summary>
    internal static IReadOnlyList<Type> Types { get; } = [.. Libraries.All.SelectMany(ApiText.PublicTypes).Where(type => !type.IsNested)];

    /// <summary>The functions that users call by their bare name.</summary>
    internal static IReadOnlyList<string> Functions { get; } =
        [.. ApiText.Members(typeof(Async)).Select(member => $"{nameof(Async)}.{member.Name}").Distinct(StringComparer.Ordinal)];

    internal static bool Exists(string name) => name.StartsWith(OfDotNet, StringComparison.Ordinal) ? ExistsInDotNet(name) : TypesOf(name).Any(type => MemberOf(name) is not { } member || Has(type, member));

    /// <summary>The types whose name is, or begins, this name of the map. Without type arguments it stands for all that go by that name.</summary>
    internal static IEnumerable<Type> TypesOf(string name)
    {
        var type = name.Split('.')[0];
        var isGeneric = type.EndsWith('>');
        return Types.Where(candidate => candidate.Name.Split('`')[0] == type.Split('<')[0] && (!isGeneric || candidate.IsGenericType));
    }

    private static string? MemberOf(string name) => name.Split('.') is [_, var member] ? member : null;

    // An extension property is compiled to a static method.
    private static bool Has(Type type, string member) => type.GetMember(member).Length > 0 || type.GetMember($"get_{member}", BindingFlags.Static | BindingFlags.Public).Length > 0;

    private static bool ExistsInDotNet(string name) => typeof(object).Assembly.GetType(name.EndsWith("<T>", StringComparison.Ordinal) ? $"{name[..^3]}`1" : name) is { IsPublic: true };
}
