using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>The places in the code that make tasks, each under a number: a task keeps two bytes instead of a name and a line.</summary>
internal sealed class CreationPlaces
{
    private const int CacheLength = 256;

    private readonly List<Place> places = [];
    private readonly Dictionary<string, List<Place>> byFile = new(StringComparer.Ordinal);
    private readonly Place?[] cache = new Place?[CacheLength];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ushort IdOf(string file, int line)
    {
        // The compiler gives the same string object for the same file, so most look-ups are one compare.
        var recent = cache[line & (CacheLength - 1)];
        return recent is not null && ReferenceEquals(recent.File, file) && recent.Line == line ? recent.Id : Find(file, line);
    }

    internal string Describe(ushort id) => places[id].ToString();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ushort Find(string file, int line)
    {
        if (!byFile.TryGetValue(file, out var inFile))
        {
            byFile.Add(file, inFile = []);
        }

        foreach (var known in inFile)
        {
            if (known.Line == line)
            {
                cache[line & (CacheLength - 1)] = known;
                return known.Id;
            }
        }

        if (places.Count > ushort.MaxValue)
        {
            // More places than a program can have that does not make up its own: the last number stands for all of them.
            places[ushort.MaxValue] = new Place("one of more than 65,000 places", 0, ushort.MaxValue);
            return ushort.MaxValue;
        }

        var place = new Place(file, line, (ushort)places.Count);
        places.Add(place);
        inFile.Add(place);
        cache[line & (CacheLength - 1)] = place;
        return place.Id;
    }

    private sealed record Place(string File, int Line, ushort Id)
    {
        public override string ToString() => Line == 0 ? File : $"{File}:{Line}";
    }
}
