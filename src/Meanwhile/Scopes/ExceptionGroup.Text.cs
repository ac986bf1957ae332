using System.Text;

namespace Meanwhile;

// The texts of the base class grow with the square of the depth, and with it the stack, until there is none left.
public partial class ExceptionGroup
{
    private const int MostDepth = 8;
    private const int MostShown = 16;

    /// <summary>The message of the group with those of the first 16 failures.</summary>
    public override string Message
    {
        get
        {
            var text = new StringBuilder();
            var room = MostShown;
            AppendMessage(text, 0, ref room);
            return text.ToString();
        }
    }

    /// <summary>The group and the first 16 failures with their stack traces.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var room = MostShown;
        Append(text, 0, ref room);
        return text.ToString();
    }

    private void AppendMessage(StringBuilder text, int depth, ref int room)
    {
        text.Append(Summary);
        foreach (var failure in Shown(depth))
        {
            if (room == 0)
            {
                text.Append(" (and more)");
                return;
            }

            text.Append(" (");
            if (failure is ExceptionGroup inner)
            {
                inner.AppendMessage(text, depth + 1, ref room);
            }
            else
            {
                room--;
                text.Append(failure.Message);
            }

            text.Append(')');
        }
    }

    private void Append(StringBuilder text, int depth, ref int room)
    {
        text.Append(GetType()).Append(": ").Append(Summary);
        foreach (var failure in Shown(depth))
        {
            text.AppendLine().Append(" ---> ");
            if (room == 0)
            {
                text.Append("and more: InnerExceptions has them all <---");
                break;
            }

            if (failure is ExceptionGroup inner)
            {
                inner.Append(text, depth + 1, ref room);
            }
            else
            {
                room--;
                text.Append(failure);
            }

            text.Append(" <---");
        }

        if (StackTrace is { } trace)
        {
            text.AppendLine().Append(trace);
        }
    }

    /// <summary>At the last level the groups inside are left out, and only what they hold is shown.</summary>
    private IEnumerable<Exception> Shown(int depth) => depth < MostDepth ? InnerExceptions : Leaves();
}
