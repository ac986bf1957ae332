using System.Runtime.CompilerServices;

namespace Meanwhile.Edge.Contract;

/// <summary>What depends on how the program was compiled. All that the table knows of it is here.</summary>
internal static class Facts
{
    /// <summary>Whether the runtime can see that somebody registered with a token; where it cannot, one who ever read it counts as told.</summary>
    internal static bool RegistrationsAreSeen => true;

    /// <summary>Whether an exception can be thrown into an await of a ValueTask whatever struct it gives: natively that takes code which was compiled for that struct.</summary>
    internal static bool CanThrowIntoRareResults => RuntimeFeature.IsDynamicCodeSupported;
}
