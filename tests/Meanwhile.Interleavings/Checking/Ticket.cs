namespace Meanwhile.Interleavings;

/// <summary>A place in a line: of somebody who asked, and has not got what it asked for.</summary>
internal sealed class Ticket(long asked)
{
    /// <summary>When it asked, by the count of what happened.</summary>
    internal long Asked => asked;

    /// <summary>Somebody who came later was served first: it must have been cancelled.</summary>
    internal bool IsPassedOver { get; set; }

    /// <summary>It is to go on before the loop is idle again.</summary>
    internal bool IsCalled { get; set; }

    /// <summary>Marks those who came before.</summary>
    internal static void PassOver(List<Ticket> line, Ticket served)
    {
        foreach (var earlier in line.TakeWhile(each => each != served))
        {
            earlier.IsPassedOver = true;
        }
    }
}
