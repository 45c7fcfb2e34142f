/** What a mail server reports of a mail that it could not deliver, as RFC 3464 has it. */
import { randomUUID } from 'node:crypto';

/** The whole mail. */
export function deliveryReport(messageId: string, to: string, action: string, status: string): string {
  return `From: MAILER-DAEMON@example.net
To: help@example.org
Subject: Delivery report
Message-ID: <${randomUUID()}@example.net>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; example.net

Final-Recipient: rfc822; ${to}
Action: ${action}
Status: ${status}

--b
Content-Type: text/rfc822-headers

Message-ID: ${messageId}
To: ${to}

--b--
`.replaceAll('\n', '\r\n');
}
