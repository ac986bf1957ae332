using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Finds the name that the author gave to a coroutine, from the type that the compiler made of it.</summary>
internal static class CoroutineName
{
    internal static string Of<TStateMachine>()
        where TStateMachine : IAsyncStateMachine => Cache<TStateMachine>.Name;

    /// <summary>"&lt;Fetch&gt;d__5" is Fetch; "&lt;&lt;Main&gt;b__0&gt;d" is a lambda in Main; "&lt;&lt;Main&gt;g__Fetch|0&gt;d" is the local function Fetch; at the top level Main is "&lt;Main&gt;$".</summary>
    internal static string Parse(string typeName)
    {
        var name = typeName.AsSpan();
        var lambda = false;
        if (name.StartsWith("<") && name.LastIndexOf('>') is var end and > 1)
        {
            name = name[1..end];
            if (ClosingBracket(name) is var inner and > 0)
            {
                var method = name[1..inner];
                var rest = name[(inner + 1)..];
                if (rest.StartsWith("g__") && rest.IndexOf('|') is var bar and > 3)
                {
                    return rest[3..bar].ToString();
                }

                if (rest.StartsWith("b__"))
                {
                    lambda = true;
                    name = method;
                }
            }
        }

        return lambda ? $"lambda in {Readable(name)}" : Readable(name);

        static string Readable(ReadOnlySpan<char> name) => name is "<Main>$" ? "Main" : name.ToString();
    }

    /// <summary>Where the bracket that the name begins with is closed; -1 if it begins with none. The method of a program's top-level code has brackets of its own.</summary>
    private static int ClosingBracket(ReadOnlySpan<char> name)
    {
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            depth += name[i] switch
            {
                '<' => 1,
                '>' => -1,
                _ => 0,
            };
            if (depth <= 0)
            {
                return depth < 0 || i == 0 ? -1 : i;
            }
        }

        return -1;
    }

    private static class Cache<TStateMachine>
    {
        internal static readonly string Name = default(TStateMachine) is INamedCoroutine named ? named.Name : Parse(typeof(TStateMachine).Name);
    }
}
