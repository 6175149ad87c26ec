import { orderWords } from '@/lib/adapter/order-words';

/** Steps of the tracking page, and what cancelled and returned orders say. */
export const WORDS = orderWords(
  { unpaid: '입금대기|결제대기', paid: '결제완료|상품준비중|배송준비중', shipped: '배송시작|배송중', delivered: '배송완료', completed: '구매확정', cancelled: '취소완료|주문취소' },
  { returning: '반품접수|반품진행중', refunding: '반품회수완료', refunded: '반품완료|환불완료', requested: '취소접수|교환접수' },
);
