using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>The places in the code that make tasks, each under a number: a task keeps four bytes instead of a name and a line.</summary>
internal sealed class CreationPlaces
{
    private const int CacheLength = 64;

    private readonly List<(string File, int Line)> places = [];
    private readonly Dictionary<(string File, int Line), int> known = [];
    private readonly (string? File, int Line, int Id)[] cache = new (string?, int, int)[CacheLength];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int IdOf(string file, int line)
    {
        // The compiler gives the same string object for the same file, so most look-ups are one compare.
        ref var recent = ref cache[line & (CacheLength - 1)];
        return ReferenceEquals(recent.File, file) && recent.Line == line ? recent.Id : Find(ref recent, file, line);
    }

    internal string Describe(int id) => $"{places[id].File}:{places[id].Line}";

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Find(ref (string? File, int Line, int Id) recent, string file, int line)
    {
        if (!known.TryGetValue((file, line), out var id))
        {
            id = places.Count;
            places.Add((file, line));
            known.Add((file, line), id);
        }

        recent = (file, line, id);
        return id;
    }
}
