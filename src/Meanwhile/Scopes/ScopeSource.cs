using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Meanwhile;

/// <summary>The source of a scope's token. An exception that names one of those tells of a cancel, whichever scope of whichever task it is.</summary>
internal sealed class ScopeSource : CancellationTokenSource
{
    private static readonly FieldInfo? Source = typeof(CancellationToken).GetField("_source", BindingFlags.Instance | BindingFlags.NonPublic);

    private static readonly bool CanTell = Tells();

    /// <summary>Whether a token is that of a scope which was asked to end; false where that cannot be told.</summary>
    internal static bool IsSourceOf(CancellationToken token) => token.IsCancellationRequested && CanTell && Source!.GetValue(token) is ScopeSource;

    /// <summary>Whether a token that was cancelled is of a source that is linked to others, such as one of ours; false where that cannot be told.</summary>
    internal static bool IsLinked(CancellationToken token) =>
        token.IsCancellationRequested && CanTell && Source!.GetValue(token) is CancellationTokenSource source and not ScopeSource && source.GetType() != typeof(CancellationTokenSource);

    // The name alone proves nothing: another version may mean something else by it.
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever it is, it does not work. Out of here it would be thrown by each task that fails.")]
    private static bool Tells()
    {
        try
        {
            using var source = new CancellationTokenSource();
            return Source is not null && ReferenceEquals(Source.GetValue(source.Token), source);
        }
        catch (Exception)
        {
            return false;
        }
    }
}
