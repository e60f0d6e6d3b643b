using System.Buffers.Binary;
using System.Text;

namespace Parity.Tests.Engines;

/// <summary>Bytes laid out as TensorRT's header is described to be; what follows is no engine. No real plan was at hand.</summary>
internal static class PlanBytes
{
    public static byte[] Of(byte major, byte minor, byte patch, byte build = 0, int body = 100)
    {
        var bytes = new byte[28 + body];
        "ftrt"u8.CopyTo(bytes);
        (bytes[24], bytes[25], bytes[26], bytes[27]) = (major, minor, patch, build);
        for (var i = 28; i < bytes.Length; i++)
        {
            bytes[i] = (byte)i;
        }

        return bytes;
    }

    public static byte[] Ultralytics(string json, byte[] plan)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, Encoding.UTF8.GetByteCount(json));
        return [.. length, .. Encoding.UTF8.GetBytes(json), .. plan];
    }
}
