using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Finds the name that the author gave to a coroutine, from the type that the compiler made of it.</summary>
internal static class CoroutineName
{
    internal static string Of<TStateMachine>()
        where TStateMachine : IAsyncStateMachine => Cache<TStateMachine>.Name;

    /// <summary>"&lt;Fetch&gt;d__5" is Fetch; "&lt;&lt;Main&gt;b__0&gt;d" is a lambda in Main; "&lt;&lt;Main&gt;g__Fetch|0&gt;d" is the local function Fetch.</summary>
    internal static string Parse(string typeName)
    {
        var name = typeName.AsSpan();
        var lambda = false;
        if (name.StartsWith("<") && name.LastIndexOf('>') is var end and > 1)
        {
            name = name[1..end];
            if (name.StartsWith("<") && name.IndexOf('>') is var inner and > 0)
            {
                var method = name[1..inner];
                var rest = name[(inner + 1)..];
                if (rest.StartsWith("g__") && rest.IndexOf('|') is var bar and > 3)
                {
                    return rest[3..bar].ToString();
                }

                lambda = true;
                name = method;
            }
        }

        return lambda ? $"lambda in {Readable(name)}" : Readable(name);

        static string Readable(ReadOnlySpan<char> name) => name is "<Main>$" or "Main>$" or "Main$" ? "Main" : name.ToString();
    }

    private static class Cache<TStateMachine>
    {
        internal static readonly string Name = default(TStateMachine) is INamedCoroutine named ? named.Name : Parse(typeof(TStateMachine).Name);
    }
}
