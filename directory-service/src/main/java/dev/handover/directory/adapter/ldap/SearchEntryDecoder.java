package dev.handover.directory.adapter.ldap;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import java.lang.reflect.Field;
import org.jboss.logging.Logger;
import org.ldaptive.Connection;
import org.ldaptive.LdapEntry;

/**
 * Decodes the entries of a search ahead of ldaptive's own decoder, which looks up some hundred
 * paths for each entry and takes several times as long as the domain controller's search. What it
 * does not know passes by unread; so does everything when a later ldaptive keeps its channel
 * elsewhere, which costs time and nothing else.
 */
final class SearchEntryDecoder extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = Logger.getLogger(SearchEntryDecoder.class);

  /** Cuts what comes into messages; named by ldaptive. */
  private static final String FRAMES = "frame_decoder";

  private static final String NAME = "handover_entry_decoder";

  /** Puts a decoder into a connection that is open; tells whether it could. */
  static boolean into(Connection connection) {
    try {
      Field field = connection.getClass().getDeclaredField("channel");
      field.setAccessible(true);
      if (field.get(connection) instanceof Channel channel) {
        return into(channel.pipeline());
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.debugf("searches are decoded by ldaptive: %s", e.toString());
    }
    return false;
  }

  private static boolean into(ChannelPipeline pipeline) {
    if (pipeline.get(FRAMES) == null) {
      return false;
    }
    pipeline.addAfter(FRAMES, NAME, new SearchEntryDecoder());
    return true;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    LdapEntry entry = message instanceof ByteBuf frame ? SearchEntryFrame.decode(frame) : null;
    if (entry == null) {
      context.fireChannelRead(message);
      return;
    }
    ((ByteBuf) message).release();
    context.fireChannelRead(entry);
  }
}
