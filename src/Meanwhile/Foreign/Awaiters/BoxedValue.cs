using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>The shape of any boxed value: its first byte follows the header.</summary>
internal sealed class BoxedValue
{
    private byte first;

    internal static ref byte FirstOf(object boxed) => ref Unsafe.As<BoxedValue>(boxed).first;
}
