using System.Text;

namespace Meanwhile.Samples.Tests.Running;

/// <summary>
/// Stands before the console: what a program writes is kept for the test that runs it, and everything else goes where it would have
/// gone.
/// </summary>
internal sealed class Captured(TextWriter console) : TextWriter
{
    private static readonly AsyncLocal<Printed?> Current = new();

    public override Encoding Encoding => console.Encoding;

    /// <summary>Keeps what the code that asks writes from here on, also on threads and loops that it starts.</summary>
    public static void By(Printed? printed) => Current.Value = printed;

    public static void Install() => Console.SetOut(new Captured(Console.Out));

    public override void Write(char value)
    {
        if (Current.Value is { } printed)
        {
            printed.Add(value);
        }
        else
        {
            console.Write(value);
        }
    }
}
