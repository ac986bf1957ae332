using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Meanwhile;

/// <summary>Asks a source of tokens whether anybody is registered with one. It knows and does not tell: so its fields are read.</summary>
internal static class TokenRegistrations
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly FieldInfo? Registrations = typeof(CancellationTokenSource).GetField("_registrations", Fields);

    private static readonly FieldInfo? Callbacks = Type.GetType("System.Threading.CancellationTokenSource+Registrations")?.GetField("Callbacks", Fields);

    private static readonly bool CanTell = Tells();

    /// <summary>Whether somebody is registered with a token of the source, which has not been cancelled.</summary>
    /// <param name="source">The source.</param>
    /// <param name="unknown">The answer where the fields are not to be had.</param>
    internal static bool Any(CancellationTokenSource source, bool unknown) => CanTell ? Read(source) : unknown;

    private static bool Read(CancellationTokenSource source) =>
        Registrations!.GetValue(source) is { } registrations && Callbacks!.GetValue(registrations) is not null;

    // The names alone prove nothing: another version may mean something else by them.
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever it is, it does not work. Out of here it would be thrown by each cancel.")]
    private static bool Tells()
    {
        if (Registrations is null || Callbacks is null)
        {
            return false;
        }

        try
        {
            using var source = new CancellationTokenSource();
            var before = Read(source);
            bool during;
            using (source.Token.UnsafeRegister(static _ => { }, null))
            {
                during = Read(source);
            }

            return !before && during && !Read(source);
        }
        catch (Exception)
        {
            return false;
        }
    }
}
