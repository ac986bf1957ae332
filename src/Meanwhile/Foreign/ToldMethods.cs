using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Foreign methods that went on from an await since a token told them of a cancel.</summary>
/// <remarks>The loop's thread alone uses it.</remarks>
internal sealed class ToldMethods
{
    private readonly ConditionalWeakTable<object, CancelRequest> methods = [];

    /// <summary>Whether there was ever one.</summary>
    internal bool HasAny { get; private set; }

    /// <summary>It was told so.</summary>
    internal void Add(object? method, CancelRequest request)
    {
        if (method is not null)
        {
            methods.AddOrUpdate(method, request);
            HasAny = true;
        }
    }

    /// <summary>The last cancel that a method was told of so; null for none.</summary>
    internal CancelRequest? Of(object? method) => HasAny && method is not null && methods.TryGetValue(method, out var told) ? told : null;
}
